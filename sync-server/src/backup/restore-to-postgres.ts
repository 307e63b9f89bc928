import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { attachmentsFolder } from '../attachments/file-contents.ts'
import { lockPostgres, type PostgresLock } from '../data-folder/lock-postgres.ts'
import { openPostgres } from '../data-folder/open-postgres.ts'
import { SettingsError } from '../settings/settings.ts'
import { createStore } from '../store/create-store.ts'
import { sqliteDatabase } from '../store/sqlite-database.ts'
import { carryTables } from './carry-tables.ts'
import { OperatorError } from './operator-error.ts'
import { createLoginTables } from './import-logins.ts'
import { demandEmpty } from './demand-empty.ts'

/** Carries an embedded database into a PostgreSQL database that no server uses. */
export const restoreToPostgres = async (parts: {
  readonly url: string
  readonly source: DatabaseSync
  readonly secret: string
  /** The backup, which has the contents of attachments. */
  readonly folder: string
  readonly replace: boolean
}): Promise<void> => {
  const { url, source, secret, folder, replace } = parts
  const target = await openPostgres(url)
  try {
    const lock = await lockOf(url)
    try {
      await createStore(target)
      for (const database of [sqliteDatabase(source), target]) await createLoginTables(database, secret)
      if (!replace) await demandEmpty(target, 'with --replace its data is lost, and the backup takes its place.')
      await carryTables(source, target, { contentsFolder: join(folder, attachmentsFolder), replace })
    } finally {
      await lock.release()
    }
  } finally {
    await target.close()
  }
}

/** No server may start or run while its data is replaced. */
const lockOf = async (url: string): Promise<PostgresLock> => {
  try {
    return await lockPostgres(url)
  } catch (error) {
    throw error instanceof SettingsError
      ? new OperatorError('A server is running on KONTOR_DATABASE_URL: stop it first.')
      : error
  }
}
