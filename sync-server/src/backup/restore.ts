import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { openDatabase } from '../store/open-database.ts'
import { createSqliteStore } from '../store/sqlite-store.ts'
import { backupFiles, readManifest, secretFingerprint, type BackupManifest } from './backup-manifest.ts'
import { copyContents } from './copy-contents.ts'
import { renewEpochs } from './renew-epochs.ts'
import { secretOf, type DataFolder } from './data-folder.ts'
import { databaseProblem } from '../data-folder/database-problem.ts'
import { FolderInUse, lockDataFolder, type FolderLock } from '../data-folder/folder-lock.ts'
import { OperatorError } from './operator-error.ts'
import { syncToDisk } from './sync-to-disk.ts'
import { restoreToPostgres } from './restore-to-postgres.ts'
import { serverRuns, takeOverDatabase } from './take-over-database.ts'

export interface RestoreOptions extends DataFolder {
  /** A folder that `backUp` made. */
  readonly folder: string
  /** Whether existing data may be lost. */
  readonly replace: boolean
}

export interface Restored {
  readonly madeAt: string
  readonly documents: number
}

/**
 * Restores a backup into the data folder, or into the PostgreSQL database, of a server that is not running. Everything is
 * prepared beside the present data and then swapped in, so a failure before the swap changes nothing.
 */
export const restore = async (options: RestoreOptions): Promise<Restored> => {
  const { folder, databaseUrl } = options
  const manifest = readManifest(folder)
  const secret = secretOfBackup(options, manifest)
  const documents =
    typeof databaseUrl === 'string'
      ? await intoPostgres(options, databaseUrl, secret)
      : await intoFolder(options, secret)
  return { madeAt: manifest.madeAt, documents }
}

const intoFolder = async (options: RestoreOptions, secret: string): Promise<number> => {
  const { dataDir, folder, replace } = options
  if (!replace && existsSync(dataDir) && readdirSync(dataDir).length > 0)
    throw new OperatorError(`${dataDir} is not empty: with --replace its data is lost, and the backup takes its place.`)
  const lock = lockOf(dataDir)
  const preparing = mkdtempSync(join(dataDir, 'restoring-'))
  try {
    const documents = await prepare(folder, preparing)
    // Before the database: a content without a row is harmless, a row without its content is not.
    copyContents({ database: join(preparing, backupFiles.database), from: folder, to: dataDir })
    takeOverDatabase(join(dataDir, backupFiles.database))
    if (options.secret === null) replaceSecret({ dataDir, preparing, secret })
    renameSync(join(preparing, backupFiles.database), join(dataDir, backupFiles.database))
    syncToDisk(dataDir)
    return documents
  } finally {
    rmSync(preparing, { recursive: true, force: true })
    lock.release()
  }
}

/** The rows of the present data and those of the backup change places in one transaction. */
const intoPostgres = async (options: RestoreOptions, url: string, secret: string): Promise<number> => {
  const { dataDir, folder, replace } = options
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const preparing = mkdtempSync(join(dataDir, 'restoring-'))
  try {
    const documents = await prepare(folder, preparing)
    const source = openDatabase(preparing)
    try {
      await restoreToPostgres({ url, source, secret, folder, replace })
    } finally {
      source.close()
    }
    if (options.secret === null) replaceSecret({ dataDir, preparing, secret })
    return documents
  } finally {
    rmSync(preparing, { recursive: true, force: true })
  }
}

/** No server may start or run while its data is replaced. */
const lockOf = (dataDir: string): FolderLock => {
  try {
    return lockDataFolder(dataDir)
  } catch (error) {
    throw error instanceof FolderInUse ? new OperatorError(serverRuns) : error
  }
}

/** Second factors and waiting mails are sealed with it: with another secret they would be lost. */
const secretOfBackup = ({ folder, secret }: RestoreOptions, manifest: BackupManifest): string => {
  if (secret === null && !existsSync(join(folder, backupFiles.secret)))
    throw new OperatorError('The backup does not hold the secret: set KONTOR_SECRET to the one of its server.')
  const found = secretOf({ dataDir: folder, secret })
  if (secretFingerprint(found) === manifest.secretFingerprint) return found
  throw new OperatorError(
    secret === null
      ? 'The secret in the backup is not the one of its data: it is damaged.'
      : 'KONTOR_SECRET is not the one that the backup was made with: set that one, or none if the backup holds it.',
  )
}

const prepare = async (folder: string, preparing: string): Promise<number> => {
  const path = join(preparing, backupFiles.database)
  copyFileSync(join(folder, backupFiles.database), path)
  const database = openCopy(preparing)
  try {
    const problem = databaseProblem(database)
    if (problem !== null) throw new OperatorError(`The database of the backup is damaged (${problem}).`)
    await bringUpToDate(database)
    endSessions(database)
    const documents = renewEpochs(database)
    database.prepare('pragma journal_mode = delete').get()
    return documents
  } finally {
    database.close()
    syncToDisk(path)
  }
}

const openCopy = (preparing: string): DatabaseSync => {
  try {
    return openDatabase(preparing)
  } catch (error) {
    throw new OperatorError(`The database of the backup is damaged (${(error as Error).message}).`)
  }
}

const bringUpToDate = async (database: DatabaseSync): Promise<void> => {
  try {
    await createSqliteStore(database)
  } catch (error) {
    throw new OperatorError(`The backup is of another version of Kontor (${(error as Error).message.split('\n')[0]}).`)
  }
}

/** Sessions that ended since the backup, and password links that were used since, must not become valid again. */
const endSessions = (database: DatabaseSync): void => {
  const known = database.prepare("select name from sqlite_master where type = 'table'").all()
  for (const table of ['login_session', 'login_verification'])
    if (known.some(({ name }) => name === table)) database.exec(`delete from ${table}`)
}

const replaceSecret = (parts: {
  readonly dataDir: string
  readonly preparing: string
  readonly secret: string
}): void => {
  const path = join(parts.preparing, backupFiles.secret)
  writeFileSync(path, `${parts.secret}\n`, { mode: 0o600 })
  syncToDisk(path)
  renameSync(path, join(parts.dataDir, backupFiles.secret))
}
