import { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Database } from './database.ts'
import { migrations } from './schema.ts'
import { textInByteOrder } from './text-in-byte-order.ts'

/**
 * Makes the tables, or brings those of an older version up to date. On PostgreSQL this is one transaction, and servers
 * that start together take turns.
 */
export const migrate = async ({ dialect, type }: Database): Promise<void> => {
  const db = new Kysely<unknown>({ dialect, plugins: type === 'postgres' ? [textInByteOrder()] : [] })
  const bytes = type === 'postgres' ? 'bytea' : 'blob'
  const provider = { getMigrations: () => Promise.resolve(migrations({ bytes })) }
  const { error } = await new Migrator({ db, provider }).migrateToLatest()
  if (error !== undefined) throw error
}
