import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { SettingsError, type Settings } from '../settings/settings.ts'
import { keptSecret } from '../settings/kept-secret.ts'
import { createStore } from '../store/create-store.ts'
import type { Database } from '../store/database.ts'
import { databaseFile } from '../store/open-database.ts'
import { sqliteDatabase } from '../store/sqlite-database.ts'
import type { Store } from '../store/store.ts'
import { openDataFolder } from './open-data-folder.ts'
import { lockPostgres, type PostgresLock } from './lock-postgres.ts'
import { openPostgres } from './open-postgres.ts'

/** What a server keeps, in its data folder or in PostgreSQL. The secret is in the folder in both cases. */
export interface OpenData {
  /** Shared by store, identity and operators. */
  readonly database: Database
  readonly store: Store
  readonly secret: string
  /** Closes the database and releases its lock; the store is closed before. */
  close(): Promise<void>
}

export const openData = async (
  settings: Pick<Settings, 'dataDir' | 'databaseUrl' | 'secret'>,
  options: {
    readonly wasUsed: boolean
    /** Called when another server has the PostgreSQL database after a lost connection. */
    readonly onTaken: () => void
  },
): Promise<OpenData> => {
  if (settings.databaseUrl !== null) return openShared(settings, settings.databaseUrl, options.onTaken)
  const { database: handle, store, secret } = await openDataFolder(settings, options)
  const database = sqliteDatabase(handle)
  return { database, store, secret, close: () => database.close() }
}

const notCarried =
  'KONTOR_DATA_DIR holds an embedded database: carry it over by pnpm migrate-to-postgres, or name another folder.'

const openShared = async (
  settings: Pick<Settings, 'dataDir' | 'secret'>,
  url: string,
  onTaken: () => void,
): Promise<OpenData> => {
  if (existsSync(join(settings.dataDir, databaseFile))) throw new SettingsError(notCarried)
  const database = await openPostgres(url)
  let lock: PostgresLock | null = null
  const close = async (): Promise<void> => {
    await database.close()
    await lock?.release()
  }
  try {
    lock = await lockPostgres(url, onTaken)
    const store = await createStore(database)
    return { database, store, secret: settings.secret ?? (await keptSecret(settings.dataDir)), close }
  } catch (error) {
    await close()
    throw error
  }
}
