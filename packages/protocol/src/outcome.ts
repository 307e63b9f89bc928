import type { MutationId, Refusal } from '@kontor/domain'

/** S1: every mutation has exactly one outcome. A refusal is an outcome, not an error. */
export type Outcome = AcceptedOutcome | RefusedOutcome
export interface AcceptedOutcome {
  readonly id: MutationId
  readonly outcome: 'accepted'
  /** The place in the document's log; the document's own `seq` reaches it with the update that carries the mutation. */
  readonly seq: number
}
export type RefusedOutcome = { readonly id: MutationId; readonly outcome: 'refused' } & Refusal
