import type { CompiledQuery, Insertable, Kysely } from 'kysely'
import { chunks } from './chunks.ts'
import { perDatabase, prepared } from './prepared.ts'
import type { Tables } from './tables.ts'
import type { Work } from './work.ts'

type Table = 'log' | 'outcomes'
type RowOf<T extends Table> = Insertable<Tables[T]>

/**
 * Inserts rows of one table, each with the same columns. SQLite runs one prepared statement for each of them; a database
 * server, for which each statement is a journey, takes many in one.
 */
export function* insertRows<T extends Table>(db: Kysely<Tables>, table: T, rows: readonly RowOf<T>[]): Work<void> {
  const [first] = rows
  if (first === undefined) return
  const names = Object.keys(first)
  const into = db.insertInto(table as 'log')
  yield {
    kind: 'insert',
    one: insertOf(db)(table, names)(first).compile(),
    rows: rows.map((row) => names.map((name) => row[name as keyof RowOf<T>])),
    many: (): readonly CompiledQuery[] =>
      chunks(rows).map((some) => into.values(some as unknown as Insertable<Tables['log']>[]).compile()),
  }
}

const insertOf = perDatabase((db) => {
  const queries = new Map<string, ReturnType<typeof insert>>()
  const insert = (table: Table, names: readonly string[]) =>
    prepared((values: object) => {
      const row = Object.fromEntries(names.map((name) => [name, values[name as keyof typeof values]]))
      return db.insertInto(table as 'log').values(row as Insertable<Tables['log']>)
    })
  return (table: Table, names: readonly string[]) => {
    const key = `${table} ${names.join()}`
    const query = queries.get(key) ?? insert(table, names)
    queries.set(key, query)
    return query
  }
})
