import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnsOf } from './columns-of.ts'

/** Which server carries out an effect. An older server beside this one writes neither column. */
export const effectLeasesMigration: Migration = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    const known = await columnsOf(db, 'effects')
    const effects = db.schema.alterTable('effects')
    if (!known.has('leased_by')) await effects.addColumn('leased_by', 'text').execute()
    if (!known.has('leased_until'))
      await effects.addColumn('leased_until', 'bigint', (column) => column.notNull().defaultTo(0)).execute()
  },
}
