import { MutationIdSchema, type MutationId, type Refusal } from '@kontor/domain'
import * as v from 'valibot'

/** S1: every mutation has exactly one outcome. A refusal is an outcome, not an error. */
export type Outcome = AcceptedOutcome | RefusedOutcome
export interface AcceptedOutcome {
  readonly id: MutationId
  readonly outcome: 'accepted'
  /** The place in the document's log; the document's own `seq` reaches it with the update that carries the mutation. */
  readonly seq: number
}
export type RefusedOutcome = { readonly id: MutationId; readonly outcome: 'refused' } & Refusal

/**
 * The facts of a refusal pass through unparsed: a browser that meets a code of a newer server still puts the mutation
 * into its tray, with a sentence for "unknown reason".
 */
export const OutcomeSchema = v.variant('outcome', [
  v.object({
    id: MutationIdSchema,
    outcome: v.literal('accepted'),
    seq: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
  v.pipe(
    v.looseObject({ id: MutationIdSchema, outcome: v.literal('refused'), code: v.string() }),
    v.transform((outcome) => outcome as unknown as RefusedOutcome),
  ),
])
