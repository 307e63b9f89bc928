import type { fieldProblem } from '@kontor/domain'
import type { Sentence } from '#lib/form/form-state.svelte.ts'

export type FactInput =
  | { readonly kind: 'line' | 'area' | 'time' | 'count' | 'amount' }
  | { readonly kind: 'choice'; readonly options: readonly string[]; readonly nameOf: (option: string) => string }

/** One field of a row, as people type it. */
export interface Fact<Field extends string = string> {
  readonly field: Field
  readonly input: FactInput
  /** The mutator's own schema, so that the sentence beside the field and the server's answer never differ. */
  readonly schema: Parameters<typeof fieldProblem>[0]
  readonly label: Sentence
  readonly hint?: Sentence
  /** Shown only with these other answers; otherwise its value is null. */
  readonly only?: (typed: Readonly<Record<string, string>>) => boolean
}

/** One row of a page: what it is about, what is said, and the fields that change it. */
export interface FactRow<Page, Field extends string = string> {
  readonly id: string
  readonly label: Sentence
  readonly facts: readonly Fact<Field>[]
  /** What guests read; null: nothing is said. */
  readonly sentence: (page: Page) => string | null
}

export interface FactGroup<Page, Field extends string = string> {
  readonly id: string
  readonly title: Sentence
  readonly text: Sentence
  readonly rows: readonly FactRow<Page, Field>[]
}
