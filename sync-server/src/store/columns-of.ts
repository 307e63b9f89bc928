import type { Kysely } from 'kysely'

/** Names of the columns of a table; SQLite cannot add a column only if it is missing, and a migration may be repeated. */
export const columnsOf = async (db: Kysely<unknown>, table: string): Promise<ReadonlySet<string>> => {
  const found = (await db.introspection.getTables()).find(({ name }) => name === table)
  return new Set(found?.columns.map(({ name }) => name))
}
