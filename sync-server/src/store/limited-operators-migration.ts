import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Operators of some organisations alone: those of the demonstration, whose passwords everyone can read. */
export const limitedOperatorsMigration: Migration = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    await db.schema
      .createTable('limited_operators')
      .ifNotExists()
      .addColumn('login_id', 'text', (column) => column.notNull())
      .addColumn('organization_id', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('limited_operators_key', ['login_id', 'organization_id'])
      .execute()
  },
}
