import { fieldProblem } from '@kontor/domain'
import { FormState, type FieldRules, type Sentence } from '#lib/form/form-state.svelte.ts'
import { amountToType, typedAmount, typedCount } from '#lib/format/typed-amount.ts'
import { textProblemSentence } from '#lib/words/text-problem-sentence.ts'
import type { Fact, FactInput } from './fact-row.ts'

type Value = string | number | null

/** The input of the fields of one row, and what differs from the page as it was. */
export class FactDraft {
  readonly form: FormState<string>
  readonly #facts: readonly Fact[]
  readonly #initial: Readonly<Record<string, string>>

  constructor(facts: readonly Fact[], page: Readonly<Record<string, unknown>>) {
    this.#facts = facts
    this.#initial = Object.fromEntries(facts.map(({ field, input }) => [field, toType(input, page[field] as Value)]))
    const fields = facts.map((fact): [string, FieldRules] => [
      fact.field,
      { kind: null, optional: true, initial: this.#initial[fact.field] ?? '', judge: judgeOf(fact) },
    ])
    this.form = new FormState({ keep: null, fields: Object.fromEntries(fields) })
  }

  /** Takes over what was refused. An older page may have made it, so nothing is certain. */
  fill(args: Readonly<Record<string, unknown>>): void {
    for (const { field, input } of this.#facts) {
      const value = args[field]
      if (value === null || typeof value === 'string' || typeof value === 'number')
        this.form.values[field] = toType(input, value)
    }
  }

  needs({ only }: Fact): boolean {
    return only?.(this.form.values) ?? true
  }

  /** The fields that the person changed, so that a colleague's change of another field stays. */
  get changes(): Readonly<Record<string, Value>> {
    const typed = this.#facts.map((fact) => ({ fact, text: this.needs(fact) ? this.#typed(fact.field) : '' }))
    return Object.fromEntries(
      typed
        .filter(({ fact, text }) => text !== this.#initial[fact.field])
        .map(({ fact, text }) => [fact.field, fromTyped(fact.input, text)]),
    )
  }

  #typed(field: string): string {
    return this.form.values[field]?.trim() ?? ''
  }
}

const toType = ({ kind }: FactInput, value: Value | undefined): string => {
  if (value === null || value === undefined) return ''
  return kind === 'amount' && typeof value === 'number' ? amountToType(value) : String(value)
}

/** Not a number where none was typed, which no schema accepts. */
const fromTyped = ({ kind }: FactInput, text: string): Value => {
  if (text === '') return null
  if (kind === 'count') return typedCount(text) ?? Number.NaN
  return kind === 'amount' ? (typedAmount(text) ?? Number.NaN) : text
}

const judgeOf =
  ({ field, input, schema }: Fact) =>
  (text: string): Sentence | null => {
    const value = fromTyped(input, text)
    if (Number.isNaN(value))
      return () => textProblemSentence(input.kind === 'amount' ? 'not-an-amount' : 'not-a-count', field)
    const problem = fieldProblem(schema, value)
    return problem === null ? null : () => textProblemSentence(problem, field)
  }
