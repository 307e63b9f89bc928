import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The welcome page needs the organisations of the demonstration, and must not read every contract for that (F5). */
export const demonstrationsMigration: Migration = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    await db.schema
      .createIndex('organizations_shown')
      .ifNotExists()
      .on('organizations')
      .columns(['demonstration', 'id', 'name'])
      .execute()
  },
}
