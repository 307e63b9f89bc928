import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { Kysely, SqliteDialect, type SqliteDatabase } from 'kysely'
import type { Tables } from './schema.ts'

/** Kysely over Node's own SQLite. It never closes the handle: whoever opened it does. */
export const kyselyOf = (database: DatabaseSync): Kysely<Tables> =>
  new Kysely<Tables>({ dialect: new SqliteDialect({ database: asKyselyExpects(database) }) })

const asKyselyExpects = (database: DatabaseSync): SqliteDatabase => ({
  close: () => undefined,
  prepare: (text) => {
    const statement = database.prepare(text)
    return {
      reader: statement.columns().length > 0,
      all: (parameters) => statement.all(...values(parameters)),
      run: (parameters) => statement.run(...values(parameters)),
      iterate: (parameters) => statement.iterate(...values(parameters)),
    }
  },
})

/** The queries are typed by the tables, and those hold nothing but what SQLite takes. */
const values = (parameters: readonly unknown[]): SQLInputValue[] => [...parameters] as SQLInputValue[]
