import type { CompiledQuery } from 'kysely'

/**
 * Work on a database, written as a generator that yields one step at a time. Its runner decides how a step runs:
 * SQLite's at once, so that a transaction stays within one turn of the event loop; one for a database server by
 * awaiting the answer. The work is the same for both.
 *
 * @example
 * function* rename(id: string, name: string): Work<boolean> {
 *   const row = yield* first(db.selectFrom('accounts').select('id').where('id', '=', id))
 *   if (row === null) return false
 *   yield* run(db.updateTable('accounts').set({ name }).where('id', '=', id))
 *   return true
 * }
 */
export type Work<T> = Generator<Step, T, StepAnswer>

export type Step =
  | { readonly kind: 'all' | 'run'; readonly query: CompiledQuery }
  | { readonly kind: 'attempt'; readonly work: () => Work<void> }
  | InsertStep

/** Rows of one table, in two forms: a runner takes the one that costs it less. */
export interface InsertStep {
  readonly kind: 'insert'
  /** Inserts one row; its parameters are replaced by those of each row. */
  readonly one: CompiledQuery
  readonly rows: readonly (readonly unknown[])[]
  readonly many: () => readonly CompiledQuery[]
}

/** A runner's answer to a step: rows, a number of rows, or the error of an attempt. */
type StepAnswer = unknown

/** Runs work on one database. */
export interface Runner {
  /** Runs work that only reads. All of its queries see one snapshot. */
  read<T>(work: () => Work<T>): Promise<T>
  /** Likewise, for work of one query, which sees one snapshot by itself. */
  readOnce<T>(work: () => Work<T>): Promise<T>
  /** Runs all of the work or none of it; durable once this resolves (S3). The work may run more than once. */
  transaction<T>(work: () => Work<T>, claims?: Claims): Promise<T>
}

/**
 * Whether a transaction decides by rows that another one may insert or change meanwhile, beside the rows that it locks;
 * so it is unless stated otherwise. Those run one after another. SQLite runs all of them so.
 */
export type Claims = 'across-documents' | 'none'

interface Compilable<Row> {
  compile(): CompiledQuery<Row>
}

/** The rows of a query. */
export function* all<Row>(query: Compilable<Row>): Work<Row[]> {
  return (yield { kind: 'all', query: query.compile() }) as Row[]
}

/** The first row of a query; null when there is none. */
export function* first<Row>(query: Compilable<Row>): Work<Row | null> {
  return (yield* all(query))[0] ?? null
}

/** Runs a statement and returns how many rows it changed. */
export function* run(query: Compilable<unknown>): Work<number> {
  return (yield { kind: 'run', query: query.compile() }) as number
}

/** A part of a transaction that may fail alone: returns its error, or null. */
export function* attempt(work: () => Work<void>): Work<unknown> {
  return yield { kind: 'attempt', work }
}
