import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Which server carries out an effect. An older server beside this one writes neither column. */
export const effectLeasesMigration: Migration = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    await db.schema.alterTable('effects').addColumn('leased_by', 'text').execute()
    await db.schema
      .alterTable('effects')
      .addColumn('leased_until', 'bigint', (column) => column.notNull().defaultTo(0))
      .execute()
  },
}
