import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import { setImmediate } from 'node:timers/promises'
import type { InsertStep, Runner, Step, Work } from './work.ts'

/** Prepared statements that are cached; those with lists of varying lengths are replaced. */
const preparedMax = 200

/**
 * Runs work on Node's own SQLite. A transaction begins and ends within one turn of the event loop, so no other user of
 * the handle can add a statement to it.
 */
export class SqliteRunner implements Runner {
  readonly #database: DatabaseSync
  readonly #prepared = new Map<string, StatementSync>()

  constructor(database: DatabaseSync) {
    this.#database = database
  }

  async read<T>(work: () => Work<T>): Promise<T> {
    return this.#finish(work())
  }

  readOnce<T>(work: () => Work<T>): Promise<T> {
    return this.read(work)
  }

  /** Waits until no one else has a transaction open on the handle (better-auth uses them). */
  async transaction<T>(work: () => Work<T>): Promise<T> {
    while (this.#database.isTransaction) await setImmediate()
    this.#database.exec('begin immediate')
    try {
      const result = this.#finish(work())
      this.#database.exec('commit')
      return result
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('rollback')
      throw error
    }
  }

  #finish<T>(work: Work<T>): T {
    let next = work.next(undefined)
    while (!next.done) {
      let answer: unknown
      try {
        answer = this.#carryOut(next.value)
      } catch (error) {
        next = work.throw(error)
        continue
      }
      next = work.next(answer)
    }
    return next.value
  }

  #carryOut(step: Step): unknown {
    if (step.kind === 'attempt') return this.#attempt(step.work)
    if (step.kind === 'insert') return this.#insert(step)
    const { sql, parameters } = step.query
    const statement = this.#prepare(sql)
    const values = parameters as readonly SQLInputValue[]
    return step.kind === 'all' ? statement.all(...values) : Number(statement.run(...values).changes)
  }

  #attempt(work: () => Work<void>): unknown {
    this.#database.exec('savepoint attempt')
    try {
      this.#finish(work())
      this.#database.exec('release attempt')
      return null
    } catch (error) {
      // A full disk ends the whole transaction, and then there is nothing to roll back.
      if (!this.#database.isTransaction) throw error
      this.#database.exec('rollback to attempt')
      this.#database.exec('release attempt')
      return error
    }
  }

  #insert({ one, rows }: InsertStep): void {
    const statement = this.#prepare(one.sql)
    for (const row of rows) statement.run(...(row as readonly SQLInputValue[]))
  }

  #prepare(sql: string): StatementSync {
    const known = this.#prepared.get(sql)
    if (known !== undefined) return known
    if (this.#prepared.size >= preparedMax) this.#prepared.clear()
    const statement = this.#database.prepare(sql)
    this.#prepared.set(sql, statement)
    return statement
  }
}
