import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/**
 * How long another process may hold the file before a statement gives up. The whole server blocks meanwhile, so it is
 * short: a failed write is tried again later (S3).
 */
const waitForFileMs = 250

/** The one database file, in the data folder. */
export const databaseFile = 'kontor.sqlite'

/** Its name once its content is in PostgreSQL. */
export const carriedDatabase = `${databaseFile}.carried-over`

/**
 * Opens the one database file of a server, `<dataDir>/kontor.sqlite`, and creates the folder when there is none. Call
 * it once: store and identity share the handle, because two handles of one thread would deadlock. S3:
 * `synchronous=FULL` flushes every commit to disk before it is acknowledged.
 */
export const openDatabase = (dataDir: string): DatabaseSync => {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const database = new DatabaseSync(join(dataDir, databaseFile), { timeout: waitForFileMs })
  database.exec('pragma journal_mode = wal')
  database.exec('pragma synchronous = full')
  database.exec('pragma foreign_keys = on')
  return database
}
