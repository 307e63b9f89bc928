import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { SettingsError } from '../settings/settings.ts'

/** The lock that the one server of a data folder holds as long as it runs. */
export interface FolderLock {
  /** Whether a server has kept data in this folder before. */
  readonly wasUsed: boolean
  /** Marks the folder as holding data from now on. */
  markUsed(): void
  release(): void
}

/**
 * Takes the lock of a data folder, `<dataDir>/lock`, or fails with a `SettingsError`. The lock is SQLite's own on that
 * file, so the system releases it with the process, however that ends. Backups and other tasks on a running server do
 * not need it.
 */
export const lockDataFolder = (dataDir: string): FolderLock => {
  let database: DatabaseSync | null = null
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    database = new DatabaseSync(join(dataDir, 'lock'), { timeout: 0 })
    const held = database
    // In this mode SQLite keeps the lock after the transaction that took it.
    held.exec('pragma locking_mode = exclusive')
    held.exec('begin exclusive')
    held.exec('commit')
    return {
      wasUsed: held.prepare('pragma user_version').get()?.['user_version'] === used,
      markUsed: () => held.exec(`pragma user_version = ${used}`),
      release: () => held.close(),
    }
  } catch (error) {
    database?.close()
    throw lockProblem(error)
  }
}

/** Another server holds the lock. */
export class FolderInUse extends SettingsError {}

const used = 1

const lockProblem = (error: unknown): SettingsError => {
  const { errcode, code = 'unknown' } = error as { readonly errcode?: number; readonly code?: string }
  return errcode === sqliteBusy
    ? new FolderInUse('KONTOR_DATA_DIR is in use by another server: stop that one, or name another folder.')
    : new SettingsError(`KONTOR_DATA_DIR cannot be used: the folder or its lock does not open (${code}).`)
}

/** https://sqlite.org/rescode.html#busy */
const sqliteBusy = 5
