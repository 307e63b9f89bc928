import { PostgresDialect } from 'kysely'
import pg from 'pg'
import { serverLimits } from '../limits.ts'
import type { Database } from './database.ts'
import { asConnection } from './postgres-error.ts'
import { PostgresRunner } from './postgres-runner.ts'

export interface PostgresDatabase extends Database {
  readonly pool: pg.Pool
}

/** A PostgreSQL database. It connects with the first query, and again after a lost connection. */
export const postgresDatabase = (url: string): PostgresDatabase => {
  const { connectionsMax, connectTimeoutMs, statementTimeoutMs } = serverLimits.postgres
  const pool = new pg.Pool({
    connectionString: url,
    max: connectionsMax,
    connectionTimeoutMillis: connectTimeoutMs,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: statementTimeoutMs,
    keepAlive: true,
    types: { getTypeParser },
  })
  // Without listeners a lost connection ends the process. The next query fails or connects again.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const pooled = { connect: () => asConnection(pool.connect()), end: () => Promise.resolve(), options: pool.options }
  return {
    type: 'postgres',
    pool,
    dialect: new PostgresDialect({ pool: pooled }),
    runner: new PostgresRunner(pool),
    close: () => pool.end(),
  }
}

const { builtins } = pg.types

/** Sums and times are numbers, as in SQLite; none of them passes 2^53. Bytes are a plain array. */
const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') => {
  if (oid === builtins.INT8) return Number
  if (oid === builtins.BYTEA) return (text: string) => new Uint8Array(Buffer.from(text.slice('\\x'.length), 'hex'))
  return pg.types.getTypeParser(oid, format as 'text') as (text: string) => unknown
}
