import type { DocumentName } from '@kontor/protocol'
import pg from 'pg'
import { serverLimits } from '../limits.ts'
import { noTurn, type DocumentTurns, type Turn } from './document-turns.ts'

export interface PostgresTurns extends DocumentTurns {
  close(): Promise<void>
}

/** The first of two numbers of a lock, which are apart from locks of one number. */
const turnLocks = 7_301

/**
 * A turn is an advisory lock of a transaction, so PostgreSQL lets servers wait in line, and ends the turn of one that was
 * killed or is stuck. Turns have connections of their own, because a server that has its turn needs another one to commit.
 */
export const postgresTurns = (url: string): PostgresTurns => {
  const { turnsMax, connectTimeoutMs, turnAwaitedMs, turnHeldMs, turnsIdleMs } = serverLimits.postgres
  const pool = new pg.Pool({
    connectionString: url,
    max: turnsMax,
    connectionTimeoutMillis: connectTimeoutMs,
    idleTimeoutMillis: turnsIdleMs,
    lock_timeout: turnAwaitedMs,
    idle_in_transaction_session_timeout: turnHeldMs,
    keepAlive: true,
  })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  let taken = 0
  return {
    take: async (document) => {
      if (taken >= turnsMax) return noTurn
      taken += 1
      const turn = await takeFrom(pool, document, () => (taken -= 1)).catch(() => null)
      if (turn === null) taken -= 1
      return turn ?? noTurn
    },
    close: () => pool.end(),
  }
}

const takeFrom = async (pool: pg.Pool, document: DocumentName, onEnd: () => void): Promise<Turn> => {
  const client = await pool.connect()
  const finish = async (statement: string): Promise<void> => {
    const lost = await client.query(statement).then(
      () => false,
      () => true,
    )
    client.release(lost)
  }
  try {
    const name = client.escapeLiteral(document)
    const lock = `select pg_advisory_xact_lock(${turnLocks}, hashtext(${name}))`
    const answer = client.query(`begin; ${lock}; select seq from documents where name = ${name}`)
    // Several statements have several answers, which the types do not say.
    const results = (await answer) as unknown as readonly pg.QueryResult<{ seq: unknown }>[]
    const seq = results.at(-1)?.rows[0]?.seq
    return { seq: seq === undefined ? null : Number(seq), end: () => void finish('commit').finally(onEnd) }
  } catch (error) {
    await finish('rollback')
    throw error
  }
}
