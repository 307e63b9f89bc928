import type { DatabaseSync } from 'node:sqlite'
import type { Database } from './database.ts'
import { sqliteDialect } from './sqlite-dialect.ts'
import { SqliteRunner } from './sqlite-runner.ts'

/** The embedded database, over the one handle from `openDatabase`. */
export const sqliteDatabase = (handle: DatabaseSync): Database => ({
  type: 'sqlite',
  dialect: sqliteDialect(handle),
  runner: new SqliteRunner(handle),
  close: () => {
    handle.close()
    return Promise.resolve()
  },
})
