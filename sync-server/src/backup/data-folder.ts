import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Settings } from '../settings/settings.ts'
import { backupFiles } from './backup-manifest.ts'
import { OperatorError } from './operator-error.ts'

/** Where a server keeps its data, and its secret if the environment sets one. */
export interface DataFolder extends Pick<Settings, 'dataDir' | 'secret'> {
  /** Absent or null: the embedded database in the folder. */
  readonly databaseUrl?: Settings['databaseUrl']
}

/** How long to wait for a server that is writing. */
const waitForFileMs = 10_000

/** Opens the database of a server that may be running. Creates none. */
export const openExistingDatabase = (dataDir: string): DatabaseSync => {
  const path = join(dataDir, backupFiles.database)
  if (!existsSync(path))
    throw new OperatorError(`${dataDir} holds no data of Kontor: check KONTOR_DATA_DIR, or start the server once.`)
  return new DatabaseSync(path, { timeout: waitForFileMs })
}

/** The secret that the data belongs to. */
export const secretOf = ({ dataDir, secret }: DataFolder): string => {
  if (secret !== null) return secret
  const path = join(dataDir, backupFiles.secret)
  if (!existsSync(path))
    throw new OperatorError(`There is no secret: set KONTOR_SECRET as for the server, or keep the file in ${dataDir}.`)
  return readFileSync(path, 'utf8').trim()
}
