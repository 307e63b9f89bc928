import type { CompiledQuery, Kysely } from 'kysely'
import type { Tables } from './tables.ts'

interface Compilable<Row> {
  compile(): CompiledQuery<Row>
}

/** Stands for a value in a query that is compiled before its values are known. */
class Placeholder {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

/** The columns of the row, or the values of the query, by name; each is a placeholder. */
const placeholders = <Values extends object>(): Values =>
  new Proxy({} as Values, { get: (_values, name) => new Placeholder(String(name)) })

/**
 * A query that is compiled at its first use and filled in at each one: compiling costs more than running it. The query
 * must have the same form whatever the values are, so there is no list of values in it.
 *
 * @example
 * const seqOf = prepared((values: { name: string }) => db.selectFrom('documents').select('seq').where('name', '=', values.name))
 * const row = yield* first(seqOf({ name: 'directory/mewa' }))
 */
export const prepared = <Values extends object, Row>(
  build: (values: Values) => Compilable<Row>,
): ((values: Values) => Compilable<Row>) => {
  let compiled: CompiledQuery<Row> | null = null
  return (values) => {
    const query = (compiled ??= build(placeholders<Values>()).compile())
    return { compile: () => ({ ...query, parameters: filled(query.parameters, values) }) }
  }
}

const filled = (parameters: readonly unknown[], values: object): readonly unknown[] =>
  parameters.map((parameter) =>
    parameter instanceof Placeholder ? values[parameter.name as keyof typeof values] : parameter,
  )

/** What belongs to one database, made at its first use: its prepared queries. */
export const perDatabase = <T>(make: (db: Kysely<Tables>) => T): ((db: Kysely<Tables>) => T) => {
  const made = new WeakMap<Kysely<Tables>, T>()
  return (db) => {
    const known = made.get(db)
    if (known !== undefined) return known
    const value = make(db)
    made.set(db, value)
    return value
  }
}
