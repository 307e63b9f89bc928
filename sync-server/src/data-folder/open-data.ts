import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { SettingsError, type Settings } from '../settings/settings.ts'
import { keptSecret } from '../settings/kept-secret.ts'
import { createStore } from '../store/create-store.ts'
import type { Log } from '../log/log.ts'
import type { Database } from '../store/database.ts'
import type { DocumentTurns } from '../store/document-turns.ts'
import { noOthers, type Noticeboard } from '../store/noticeboard.ts'
import { Expelled, openPostgresNoticeboard, type PostgresNoticeboard } from '../store/postgres-noticeboard.ts'
import { postgresTurns } from '../store/postgres-turns.ts'
import { databaseFile } from '../store/open-database.ts'
import { sqliteDatabase } from '../store/sqlite-database.ts'
import type { Store } from '../store/store.ts'
import { openDataFolder } from './open-data-folder.ts'
import { joinPostgres } from './lock-postgres.ts'
import { openPostgres } from './open-postgres.ts'

/** What a server keeps, in its data folder or in PostgreSQL. The secret is in the folder in both cases. */
export interface OpenData {
  /** Shared by store, identity and operators. */
  readonly database: Database
  readonly store: Store
  readonly secret: string
  /** Carries notices between the servers of a PostgreSQL database. */
  readonly noticeboard: Noticeboard
  /** Absent: no other server can use the database. */
  readonly turns?: DocumentTurns
  /** Closes the database and releases its lock; the store is closed before. */
  close(): Promise<void>
}

export const openData = async (
  settings: Pick<Settings, 'dataDir' | 'databaseUrl' | 'secret'>,
  options: {
    readonly wasUsed: boolean
    /** Called when the content of the PostgreSQL database is being replaced after a lost connection. */
    readonly onTaken: () => void
    readonly log: Log
  },
): Promise<OpenData> => {
  if (settings.databaseUrl !== null) return openShared(settings, settings.databaseUrl, options)
  const { database: handle, store, secret } = await openDataFolder(settings, options)
  const database = sqliteDatabase(handle)
  return { database, store, secret, noticeboard: noOthers, close: () => database.close() }
}

const notCarried =
  'KONTOR_DATA_DIR holds an embedded database: carry it over by pnpm migrate-to-postgres, or name another folder.'

const openShared = async (
  settings: Pick<Settings, 'dataDir' | 'secret'>,
  url: string,
  { onTaken, log }: { readonly onTaken: () => void; readonly log: Log },
): Promise<OpenData> => {
  if (existsSync(join(settings.dataDir, databaseFile))) throw new SettingsError(notCarried)
  const database = await openPostgres(url)
  const server = randomUUID()
  const turns = postgresTurns(url)
  let noticeboard: PostgresNoticeboard | null = null
  const close = async (): Promise<void> => {
    await noticeboard?.close()
    await turns.close()
    await database.close()
  }
  try {
    noticeboard = await openPostgresNoticeboard({ database, url, server, log, join: joinPostgres, onExpelled: onTaken })
    const store = await createStore(database, server)
    const secret = settings.secret ?? (await keptSecret(settings.dataDir))
    return { database, store, secret, noticeboard, turns, close }
  } catch (error) {
    await close()
    throw error instanceof Expelled ? new SettingsError(beingReplaced) : error
  }
}

const beingReplaced = 'The content of KONTOR_DATABASE_URL is being replaced: start the server once that has ended.'
