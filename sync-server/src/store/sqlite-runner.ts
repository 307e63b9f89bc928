import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import { setImmediate } from 'node:timers/promises'
import type { CompiledQuery } from 'kysely'

/** Statements kept prepared; those with lists of many lengths come and go. */
const preparedMax = 200

interface Compilable<Row> {
  compile(): CompiledQuery<Row>
}

/**
 * Runs kysely's queries on the spot. A transaction begins and ends within one turn of the event loop, so nothing
 * that shares the handle can slip a statement of its own into it.
 */
export class SqliteRunner {
  readonly #database: DatabaseSync
  readonly #prepared = new Map<string, StatementSync>()

  constructor(database: DatabaseSync) {
    this.#database = database
  }

  all<Row>(query: Compilable<Row>): Row[] {
    const { statement, parameters } = this.#prepare(query)
    return statement.all(...parameters) as Row[]
  }

  first<Row>(query: Compilable<Row>): Row | null {
    return this.all(query)[0] ?? null
  }

  /** How many rows it touched. */
  run(query: Compilable<unknown>): number {
    const { statement, parameters } = this.#prepare(query)
    return Number(statement.run(...parameters).changes)
  }

  /** All of the work or none of it, once nobody else has a transaction open on the handle (better-auth uses them). */
  async transaction<T>(work: () => T): Promise<T> {
    while (this.#database.isTransaction) await setImmediate()
    this.#database.exec('begin immediate')
    try {
      const result = work()
      this.#database.exec('commit')
      return result
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('rollback')
      throw error
    }
  }

  /** A part of a transaction that may fail alone: gives its error, or null. */
  attempt(work: () => void): unknown {
    this.#database.exec('savepoint attempt')
    try {
      work()
      this.#database.exec('release attempt')
      return null
    } catch (error) {
      // A full disk ends the whole transaction, and then there is nothing to go back to.
      if (!this.#database.isTransaction) throw error
      this.#database.exec('rollback to attempt')
      this.#database.exec('release attempt')
      return error
    }
  }

  #prepare(query: Compilable<unknown>): { statement: StatementSync; parameters: SQLInputValue[] } {
    const { sql, parameters } = query.compile()
    const known = this.#prepared.get(sql)
    const statement = known ?? this.#database.prepare(sql)
    if (known === undefined) {
      if (this.#prepared.size >= preparedMax) this.#prepared.clear()
      this.#prepared.set(sql, statement)
    }
    return { statement, parameters: [...parameters] as SQLInputValue[] }
  }
}
