import pg from 'pg'
import { SettingsError } from '../settings/settings.ts'

/** Any number that no other program uses in this database. */
const lockNumber = 7_301_002

/** Held by each server for as long as its connection for notices lasts; false while the database is being replaced. */
export const joinPostgres = async (client: pg.Client): Promise<boolean> => {
  const { rows } = await client.query<{ taken: boolean }>(`select pg_try_advisory_lock_shared(${lockNumber}) as taken`)
  return rows[0]?.taken === true
}

/** Keeps every server away from a database while its content is replaced. */
export interface PostgresLock {
  release(): Promise<void>
}

/** Takes the database for one task alone, or fails with a `SettingsError` while a server has it. */
export const lockPostgres = async (url: string): Promise<PostgresLock> => {
  const client = new pg.Client({ connectionString: url, keepAlive: true })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ taken: boolean }>(`select pg_try_advisory_lock(${lockNumber}) as taken`)
    if (rows[0]?.taken !== true)
      throw new SettingsError('KONTOR_DATABASE_URL is in use by a server: stop that one, or name another database.')
    return { release: () => client.end().catch(() => undefined) }
  } catch (error) {
    await client.end().catch(() => undefined)
    throw error
  }
}
