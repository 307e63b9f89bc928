import type { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { appendCommit, type BindEntries } from '../store/append-commit.ts'
import { GroupCommit } from '../store/group-commit.ts'
import { sqliteDialect } from '../store/sqlite-dialect.ts'
import { SqliteRunner } from '../store/sqlite-runner.ts'
import type { Store } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'

/** The `append` of the embedded store, on a database that has its tables, with another way of chaining entries. */
export const appendsTo = (database: DatabaseSync, bind?: BindEntries): Store['append'] => {
  const db = new Kysely<Tables>({ dialect: sqliteDialect(database) })
  const runner = new SqliteRunner(database)
  const group = new GroupCommit(runner, { write: (commit) => appendCommit(db, commit, bind) })
  return (commit) => group.append(commit)
}
