import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import type { DocumentName } from '@kontor/protocol'
import { attachmentsFolder } from '../attachments/file-contents.ts'
import { lockDataFolder } from '../data-folder/folder-lock.ts'
import { lockPostgres } from '../data-folder/lock-postgres.ts'
import { openDataFolder } from '../data-folder/open-data-folder.ts'
import { openPostgres } from '../data-folder/open-postgres.ts'
import { chainState } from '../history/chain-state.ts'
import type { Settings } from '../settings/settings.ts'
import { createStore } from '../store/create-store.ts'
import { carriedDatabase, databaseFile } from '../store/open-database.ts'
import type { PostgresDatabase } from '../store/postgres-database.ts'
import { sqliteDatabase } from '../store/sqlite-database.ts'
import type { Store } from '../store/store.ts'
import { carryTables, type Carried } from './carry-tables.ts'
import { createLoginTables } from './import-logins.ts'
import { demandEmpty } from './demand-empty.ts'
import { OperatorError } from './operator-error.ts'

/**
 * Carries the data of a server that is stopped from its data folder to an empty PostgreSQL database, all of it or
 * nothing. The secret stays in the folder, so sessions and links stay valid; the embedded database gets another name.
 */
export const migrateToPostgres = async (settings: Settings): Promise<Carried> => {
  const { databaseUrl, dataDir } = settings
  if (databaseUrl === null) throw new OperatorError('Set KONTOR_DATABASE_URL to the database that takes the data.')
  if (!existsSync(join(dataDir, databaseFile)))
    throw new OperatorError(`${dataDir} holds no embedded database: check KONTOR_DATA_DIR.`)
  const lock = lockDataFolder(dataDir)
  try {
    const carried = await carry(settings, databaseUrl)
    renameSync(join(dataDir, databaseFile), join(dataDir, carriedDatabase))
    return carried
  } finally {
    lock.release()
  }
}

const carry = async (settings: Settings, url: string): Promise<Carried> => {
  const { database: handle, secret } = await openDataFolder(settings, { wasUsed: true })
  const source = sqliteDatabase(handle)
  try {
    const target = await openPostgres(url)
    try {
      const lock = await lockPostgres(url)
      try {
        const store = await createStore(target)
        for (const database of [source, target]) await createLoginTables(database, secret)
        await demandEmpty(target, 'name an empty one.')
        const contentsFolder = join(settings.dataDir, attachmentsFolder)
        const carried = await carryTables(handle, target, { contentsFolder, replace: false })
        await demandHistories(store, target)
        // All of it in one file, which then gets its new name.
        handle.prepare('pragma journal_mode = delete').get()
        return carried
      } finally {
        await lock.release()
      }
    } finally {
      await target.close()
    }
  } finally {
    handle.close()
  }
}

/** Every history must be intact where it is now. */
const demandHistories = async (store: Store, { pool }: PostgresDatabase): Promise<void> => {
  const { rows } = await pool.query<{ name: DocumentName }>('select name from documents where seq > 0 order by name')
  for (const { name } of rows) {
    const { broken } = await chainState(store, name, () => undefined)
    if (broken !== null) throw new OperatorError(`${name}: BROKEN at ${broken.seq}: ${broken.what}`)
  }
}
