import type pg from 'pg'
import type { Database } from './database.ts'
import { asConnection } from './postgres-error.ts'
import type { PostgresDatabase } from './postgres-database.ts'
import { finish } from './postgres-runner.ts'

/** The database as it is at this moment, for reading alone, until it is closed; other connections write meanwhile. */
export const postgresSnapshot = async ({ pool, dialect }: PostgresDatabase): Promise<Database> => {
  const client: pg.PoolClient = await asConnection(pool.connect())
  await client.query('begin isolation level repeatable read read only')
  return {
    type: 'postgres',
    dialect,
    runner: {
      read: (work) => finish(client, work()),
      readOnce: (work) => finish(client, work()),
      transaction: () => Promise.reject(new Error('a snapshot takes no writes')),
    },
    close: async () => {
      await client.query('rollback').catch(() => undefined)
      client.release()
    },
  }
}
