import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Uploaded files (DESIGN 10): which document has which content, under which name. */
export const attachmentsMigration: Migration = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    await db.schema
      .createTable('attachments')
      .ifNotExists()
      .addColumn('document', 'text', (column) => column.notNull())
      .addColumn('sha256', 'text', (column) => column.notNull())
      .addColumn('organization_id', 'text', (column) =>
        column.notNull().references('organizations.id').onDelete('cascade'),
      )
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('bytes', 'bigint', (column) => column.notNull())
      .addColumn('type', 'text', (column) => column.notNull())
      .addColumn('added_at', 'bigint', (column) => column.notNull())
      .addColumn('mentioned', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('attachments_key', ['document', 'sha256'])
      .execute()
    await db.schema
      .createIndex('attachments_of_organization')
      .ifNotExists()
      .on('attachments')
      .columns(['organization_id', 'sha256'])
      .execute()
    await db.schema
      .createIndex('attachments_orphaned')
      .ifNotExists()
      .on('attachments')
      .columns(['mentioned', 'added_at'])
      .execute()
  },
}
