import type pg from 'pg'
import { serverLimits } from '../limits.ts'
import { asConnection, asStorageError, isToBeRepeated } from './postgres-error.ts'
import type { Claims, Runner, Step, Work } from './work.ts'

/** Held by the one transaction at a time that decides across documents. The number is arbitrary. */
const claimsLock = 7_301_001

/**
 * Runs work on PostgreSQL, each transaction on a connection of its own. Transactions see what is committed before each
 * statement. Those that decide by rows which others may insert meanwhile (claims, numbers, the last of a kind) run one
 * after another, on all servers, as all transactions do on SQLite; a document is ordered by its own row.
 */
export class PostgresRunner implements Runner {
  readonly #pool: pg.Pool

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  read<T>(work: () => Work<T>): Promise<T> {
    return this.#within('begin isolation level repeatable read read only', work)
  }

  async readOnce<T>(work: () => Work<T>): Promise<T> {
    const client = await asConnection(this.#pool.connect())
    try {
      return await finish(client, work())
    } finally {
      client.release()
    }
  }

  /** A deadlock is no reason to give up: the work runs again. */
  async transaction<T>(work: () => Work<T>, claims: Claims = 'across-documents'): Promise<T> {
    const begin = claims === 'none' ? 'begin' : `begin; select pg_advisory_xact_lock(${claimsLock})`
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#within(begin, work)
      } catch (error) {
        if (!isToBeRepeated(error) || attempt >= serverLimits.postgres.attemptsMax) throw error
      }
    }
  }

  async #within<T>(begin: string, work: () => Work<T>): Promise<T> {
    const client = await asConnection(this.#pool.connect())
    let broken = false
    const lost = (): void => void (broken = true)
    client.on('error', lost)
    try {
      await query(client, begin)
      const result = await finish(client, work())
      await query(client, 'commit')
      return result
    } catch (error) {
      // A connection that cannot roll back is not used again.
      await client.query('rollback').catch(lost)
      throw error
    } finally {
      client.off('error', lost)
      client.release(broken)
    }
  }
}

/** Runs work to its end on one connection. */
export const finish = async <T>(client: Connection, work: Work<T>): Promise<T> => {
  let next = work.next(undefined)
  while (!next.done) {
    let answer: unknown
    try {
      answer = await carryOut(client, next.value)
    } catch (error) {
      next = work.throw(error)
      continue
    }
    next = work.next(answer)
  }
  return next.value
}

const carryOut = async (client: Connection, step: Step): Promise<unknown> => {
  if (step.kind === 'attempt') return carryOutAttempt(client, step.work)
  if (step.kind === 'insert') {
    for (const { sql, parameters } of step.many()) await query(client, sql, parameters)
    return null
  }
  const { rows, rowCount } = await query(client, step.query.sql, step.query.parameters)
  return step.kind === 'all' ? rows : (rowCount ?? 0)
}

const carryOutAttempt = async (client: Connection, work: () => Work<void>): Promise<unknown> => {
  await query(client, 'savepoint attempt')
  try {
    await finish(client, work())
    await query(client, 'release attempt')
    return null
  } catch (error) {
    // After a lost connection or a deadlock the whole transaction has ended.
    if (isToBeRepeated(error)) throw error
    await query(client, 'rollback to attempt; release attempt')
    return error
  }
}

type Connection = Pick<pg.PoolClient, 'query'>

const query = (client: Connection, text: string, values?: readonly unknown[]): Promise<pg.QueryResult> =>
  asStorageError(values === undefined ? client.query(text) : client.query(text, [...values]))
