import pg from 'pg'
import { serverLimits } from '../limits.ts'
import { SettingsError } from '../settings/settings.ts'

/** The lock that the one server of a PostgreSQL database holds as long as it runs. */
export interface PostgresLock {
  release(): Promise<void>
}

/** Any number that no other program uses in this database. */
const lockNumber = 7_301_002

/**
 * Takes the lock, or fails with a `SettingsError`. PostgreSQL releases it with the connection, so it is taken again
 * after a lost one; `onTaken` is called when another server has it by then.
 */
export const lockPostgres = async (url: string, onTaken: () => void): Promise<PostgresLock> => {
  let released = false
  let timer: NodeJS.Timeout | undefined
  let client: pg.Client | null = null

  const take = async (): Promise<boolean> => {
    const fresh = new pg.Client({ connectionString: url, keepAlive: true })
    let isOurs = false
    fresh.on('error', () => undefined)
    fresh.once('end', () => {
      if (isOurs && !released) again()
    })
    try {
      await fresh.connect()
      const { rows } = await fresh.query<{ taken: boolean }>(`select pg_try_advisory_lock(${lockNumber}) as taken`)
      isOurs = rows[0]?.taken === true
    } catch (error) {
      await fresh.end().catch(() => undefined)
      throw error
    }
    if (isOurs) client = fresh
    else await fresh.end()
    return isOurs
  }

  const again = (): void => {
    timer = setTimeout(() => {
      take().then(
        (taken) => void (taken || released || onTaken()),
        () => void (released || again()),
      )
    }, serverLimits.postgres.reconnectEveryMs)
  }

  if (!(await take()))
    throw new SettingsError('KONTOR_DATABASE_URL is in use by another server: stop that one, or name another database.')
  return {
    release: async () => {
      released = true
      clearTimeout(timer)
      await client?.end().catch(() => undefined)
    },
  }
}
