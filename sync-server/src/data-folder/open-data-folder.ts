import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { keptSecret } from '../settings/kept-secret.ts'
import { SettingsError, type Settings } from '../settings/settings.ts'
import { openDatabase } from '../store/open-database.ts'
import { migrations } from '../store/schema.ts'
import { createSqliteStore } from '../store/sqlite-store.ts'
import type { Store } from '../store/store.ts'
import { databaseProblem } from './database-problem.ts'

export interface OpenDataFolder {
  /** Shared by the store and the identity; the caller closes it. */
  readonly database: DatabaseSync
  readonly store: Store
  readonly secret: string
}

/**
 * Opens the database and the secret in `KONTOR_DATA_DIR`. A new folder gets both. It fails with a `SettingsError` when
 * data is damaged, or missing from a folder that was used before: a new empty database would hide the loss.
 */
export const openDataFolder = async (
  settings: Pick<Settings, 'dataDir' | 'secret'>,
  { wasUsed = false }: { readonly wasUsed?: boolean } = {},
): Promise<OpenDataFolder> => {
  const wasUsedBefore = wasUsed || existsSync(join(settings.dataDir, 'secret'))
  const database = open(settings.dataDir)
  try {
    const problem = databaseProblem(database)
    if (problem !== null) throw damaged(problem)
    if (wasUsedBefore && !hasTables(database)) throw new SettingsError(databaseMissing)
    if (isForeign(database)) throw new SettingsError(databaseForeign)
    if (isNewer(database)) throw new SettingsError(databaseNewer)
    const store = await createSqliteStore(database)
    // Created last: an interrupted first start must not look like a folder that has lost its database.
    return { database, store, secret: settings.secret ?? (await keptSecret(settings.dataDir)) }
  } catch (error) {
    database.close()
    throw error instanceof SettingsError ? error : unusable(error)
  }
}

const open = (dataDir: string): DatabaseSync => {
  try {
    return openDatabase(dataDir)
  } catch (error) {
    throw isNoDatabase(error) ? damaged((error as Error).message) : unusable(error)
  }
}

const tablesOf = (database: DatabaseSync): readonly unknown[] =>
  database
    .prepare("select name from sqlite_master where type = 'table'")
    .all()
    .map(({ name }) => name)

const hasTables = (database: DatabaseSync): boolean => tablesOf(database).includes('documents')

/** The table of migrations is made first, so it is there even when a first start was cut short. */
const isForeign = (database: DatabaseSync): boolean => {
  const tables = tablesOf(database)
  return tables.length > 0 && !tables.includes('kysely_migration')
}

const isNewer = (database: DatabaseSync): boolean => {
  if (!tablesOf(database).includes('kysely_migration')) return false
  const known = Object.keys(migrations({ bytes: 'blob' }))
  return database
    .prepare('select name from kysely_migration')
    .all()
    .some(({ name }) => !known.includes(String(name)))
}

const databaseMissing =
  'KONTOR_DATA_DIR has held the data of a server, but its database is missing or empty: ' +
  'restore a backup, or empty the folder to start with a new server.'

const databaseForeign =
  'KONTOR_DATA_DIR holds a file kontor.sqlite of another program: name another folder, or move that file away.'

const databaseNewer =
  'KONTOR_DATA_DIR was written by a newer version of the server: start that version, or restore an older backup.'

const damaged = (problem: string): SettingsError =>
  new SettingsError(`KONTOR_DATA_DIR holds a damaged database (${problem}): restore a backup.`)

const unusable = (error: unknown): SettingsError => {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown'
  return new SettingsError(`KONTOR_DATA_DIR cannot be used: the folder or its database does not open (${code}).`)
}

const isNoDatabase = (error: unknown): boolean =>
  [sqliteCorrupt, sqliteNotADatabase].includes(Number((error as { readonly errcode?: number }).errcode) & 0xff)

/** https://sqlite.org/rescode.html#corrupt and #notadb */
const sqliteCorrupt = 11
const sqliteNotADatabase = 26
