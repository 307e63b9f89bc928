import { existsSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { OperatorError } from './operator-error.ts'

/**
 * Merges the write-ahead log into the database file, so that another file can replace it. SQLite leaves the write-ahead
 * log only when no other process has the file open: that is how a running server is noticed.
 */
export const takeOverDatabase = (path: string): void => {
  if (!existsSync(path)) return
  try {
    const database = new DatabaseSync(path, { timeout: 0 })
    try {
      database.prepare('pragma journal_mode = delete').get()
    } finally {
      database.close()
    }
  } catch (error) {
    if (isBusy(error)) throw new OperatorError(serverRuns)
    // A damaged database is replaced all the same; the files beside it must not be taken for those of the new one.
  }
  for (const ending of ['-wal', '-shm', '-journal']) rmSync(`${path}${ending}`, { force: true })
}

export const serverRuns = 'A server is running on KONTOR_DATA_DIR: stop it first.'

const isBusy = (error: unknown): boolean => (error as { readonly errcode?: number }).errcode === sqliteBusy

/** https://sqlite.org/rescode.html#busy */
const sqliteBusy = 5
