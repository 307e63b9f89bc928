import { fieldProblem, TypeDaysSchema } from '@kontor/domain'
import type { FieldRules } from '#lib/form/form-state.svelte.ts'
import { typedCount } from '#lib/format/typed-amount.ts'
import { m } from '#lib/paraglide/messages.js'

/** The field for the amount of a term: a whole number within the bounds of every term. */
export const termAmount = (initial: number | null): FieldRules => ({
  kind: null,
  initial: initial === null ? '' : String(initial),
  judge: (typed) => (fieldProblem(TypeDaysSchema, typedCount(typed)) === null ? null : () => m.types_amount_wrong()),
})
