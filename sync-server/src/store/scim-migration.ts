import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What a company's directory calls people and roles, beside what they are called in the directory of their organisation. */
export const scimMigration: Migration = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    await db.schema
      .createTable('scim_names')
      .ifNotExists()
      .addColumn('organization_id', 'text', (column) =>
        column.notNull().references('organizations.id').onDelete('cascade'),
      )
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('record_id', 'text', (column) => column.notNull())
      .addColumn('name', 'text')
      .addColumn('external_id', 'text')
      .addPrimaryKeyConstraint('scim_names_key', ['organization_id', 'id'])
      .execute()
  },
}
