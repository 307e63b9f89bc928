import type { Kysely } from 'kysely'

/** Runs a part of a migration in a transaction: a new one, or, on PostgreSQL, that of all migrations. */
export const inTransaction = <Tables, T>(db: Kysely<Tables>, work: (db: Kysely<Tables>) => Promise<T>): Promise<T> =>
  db.isTransaction ? work(db) : db.transaction().execute(work)
