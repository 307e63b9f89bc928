import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { copyContents } from './copy-contents.ts'
import { backupFiles, secretFingerprint, type BackupManifest } from './backup-manifest.ts'
import { copyFromPostgres } from './copy-from-postgres.ts'
import { openExistingPostgres } from './kept-data.ts'
import { openExistingDatabase, secretOf, type DataFolder } from './data-folder.ts'
import { databaseProblem } from '../data-folder/database-problem.ts'
import { OperatorError } from './operator-error.ts'
import { syncToDisk } from './sync-to-disk.ts'

export interface BackUpOptions extends DataFolder {
  /** Does not exist yet, or is empty. */
  readonly folder: string
  readonly now: number
}

export interface BackedUp {
  readonly organizations: number
  readonly documents: number
  /** False when the secret comes from KONTOR_SECRET: then only the operator has it. */
  readonly holdsSecret: boolean
  /** Files that records mention and the data folder does not have. */
  readonly attachmentsMissing: number
}

/**
 * Copies the data of a server that may be running, from either database to an embedded one, which either restores.
 * `vacuum into` reads one snapshot of the database and blocks no writer; SQLite's online backup would start again at
 * every commit of another process. The folder gets its name only once all of it is on disk.
 */
export const backUp = async (options: BackUpOptions): Promise<BackedUp> => {
  const { folder } = options
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new OperatorError(`${folder} is not empty: name a folder that does not exist yet.`)
  const source = await openSource(options)
  const unfinished = `${folder}.unfinished`
  try {
    const secret = secretOf(options)
    rmSync(unfinished, { recursive: true, force: true })
    mkdirSync(unfinished, { recursive: true, mode: 0o700 })
    const backedUp = await copy(source, unfinished, { ...options, secret, keptSecret: options.secret === null })
    rmSync(folder, { recursive: true, force: true })
    renameSync(unfinished, folder)
    syncToDisk(dirname(folder))
    return backedUp
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    throw error
  } finally {
    await source.close()
  }
}

/** What is backed up. */
interface Source {
  /** Writes the database and the contents of attachments; returns how many contents that a record mentions are missing. */
  copyTo(folder: string, secret: string): Promise<number>
  close(): Promise<void>
}

const openSource = async ({ dataDir, databaseUrl }: BackUpOptions): Promise<Source> => {
  if (typeof databaseUrl === 'string') {
    const database = await openExistingPostgres(databaseUrl)
    return {
      copyTo: (folder, secret) => copyFromPostgres(database, folder, secret),
      close: () => database.close(),
    }
  }
  const database = openExistingDatabase(dataDir)
  return {
    copyTo: async (folder) => {
      const path = join(folder, backupFiles.database)
      database.prepare('vacuum into ?').run(path)
      return copyContents({ database: path, from: dataDir, to: folder })
    },
    close: async () => database.close(),
  }
}

interface CopyOptions {
  readonly secret: string
  readonly keptSecret: boolean
  readonly now: number
}

const copy = async (source: Source, folder: string, options: CopyOptions): Promise<BackedUp> => {
  const { secret, keptSecret, now } = options
  const attachmentsMissing = await source.copyTo(folder, secret)
  const counted = count(join(folder, backupFiles.database))
  if (keptSecret) writeFileSync(join(folder, backupFiles.secret), `${secret}\n`, { mode: 0o600 })
  const manifest: BackupManifest = {
    format: 1,
    madeAt: new Date(now).toISOString(),
    secretFingerprint: secretFingerprint(secret),
  }
  writeFileSync(join(folder, backupFiles.manifest), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 })
  for (const name of Object.values(backupFiles)) if (existsSync(join(folder, name))) syncToDisk(join(folder, name))
  syncToDisk(folder)
  return { ...counted, holdsSecret: keptSecret, attachmentsMissing }
}

/** Opens the copy, so that an unreadable backup is never reported as made. */
const count = (path: string): { readonly organizations: number; readonly documents: number } => {
  const database = new DatabaseSync(path, { readOnly: true })
  try {
    const problem = databaseProblem(database)
    if (problem !== null) throw new OperatorError(`The copy cannot be read (${problem}): check the disk.`)
    return { organizations: rowsOf(database, 'organizations'), documents: rowsOf(database, 'documents') }
  } finally {
    database.close()
  }
}

const rowsOf = (database: DatabaseSync, table: 'organizations' | 'documents'): number =>
  Number(database.prepare(`select count(*) as rows from ${table}`).get()?.['rows'])
