import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The contents of attachments, which SQLite leaves to files in the data folder: servers beside each other share these. */
export const attachmentContentsMigration = (bytes: 'blob' | 'bytea'): Migration => ({
  up: async (db: Kysely<unknown>): Promise<void> => {
    if (bytes === 'blob') return
    await db.schema
      .createTable('attachment_contents')
      .ifNotExists()
      .addColumn('organization_id', 'text', (column) => column.notNull())
      .addColumn('sha256', 'text', (column) => column.notNull())
      .addColumn('content', sql.raw(bytes), (column) => column.notNull())
      .addPrimaryKeyConstraint('attachment_contents_key', ['organization_id', 'sha256'])
      .execute()
  },
})
