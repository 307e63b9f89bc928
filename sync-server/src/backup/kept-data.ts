import { openPostgres } from '../data-folder/open-postgres.ts'
import { storeIn } from '../store/create-store.ts'
import type { Database } from '../store/database.ts'
import { migrations } from '../store/schema.ts'
import type { PostgresDatabase } from '../store/postgres-database.ts'
import { postgresSnapshot } from '../store/postgres-snapshot.ts'
import { sqliteDatabase } from '../store/sqlite-database.ts'
import { createSqliteStore } from '../store/sqlite-store.ts'
import type { Store } from '../store/store.ts'
import { openExistingDatabase, type DataFolder } from './data-folder.ts'
import { OperatorError } from './operator-error.ts'

/** What a server keeps, opened beside the server, which may be running. */
export interface KeptData {
  readonly database: Database
  readonly store: Store
  close(): Promise<void>
}

type Kept = Pick<DataFolder, 'dataDir' | 'databaseUrl'>

/** Opens existing data; creates none. */
export const openKeptData = async (kept: Kept): Promise<KeptData> => {
  if (typeof kept.databaseUrl !== 'string') return openEmbedded(kept.dataDir, { asSnapshot: false })
  const database = await openExistingPostgres(kept.databaseUrl)
  return { database, store: storeIn(database), close: () => database.close() }
}

/** Opens existing data for reading: all of it as it is at this moment. */
export const openSnapshot = async (kept: Kept): Promise<KeptData> => {
  if (typeof kept.databaseUrl !== 'string') return openEmbedded(kept.dataDir, { asSnapshot: true })
  const shared = await openExistingPostgres(kept.databaseUrl)
  const database = await postgresSnapshot(shared)
  const close = async (): Promise<void> => {
    await database.close()
    await shared.close()
  }
  return { database, store: storeIn(database), close }
}

const openEmbedded = async (dataDir: string, { asSnapshot }: { readonly asSnapshot: boolean }): Promise<KeptData> => {
  const handle = openExistingDatabase(dataDir)
  const store = await createSqliteStore(handle)
  if (asSnapshot) handle.exec('begin')
  const database = sqliteDatabase(handle)
  return { database, store, close: () => database.close() }
}

/** A task that reads does not bring tables up to date under a server of another version. */
export const openExistingPostgres = async (url: string): Promise<PostgresDatabase> => {
  const database = await openPostgres(url)
  if (await isOfThisVersion(database)) return database
  await database.close()
  throw new OperatorError('KONTOR_DATABASE_URL names a database without data of this version: start the server once.')
}

const isOfThisVersion = async ({ pool }: PostgresDatabase): Promise<boolean> => {
  const { rows } = await pool.query<{ table: string | null }>("select to_regclass('kysely_migration') as table")
  if (rows[0]?.table === null) return false
  const made = await pool.query('select name from kysely_migration')
  return made.rows.length === Object.keys(migrations({ bytes: 'bytea' })).length
}
