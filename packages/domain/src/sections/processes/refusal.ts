import type { KernelRefusal, RecordRefusal } from '../../kernel/refusal.ts'
import type { BoardRefusal } from '../board/board.ts'
import type { NamedPerson } from '../board/records.ts'
import type { StateId, StepId } from './machines.ts'
import type { RangeRefusal } from './phone-numbers.ts'
import type { ReasonId } from './reasons.ts'

/** Where a process is, and who brought it there when: the facts for a person who comes second. */
// A type, not an interface: a refusal on the wire is an object with any keys, which an interface does not match.
type Whereabouts = {
  readonly recordId: string
  readonly number: number | null
  readonly state: StateId
  readonly movedBy: NamedPerson | null
  readonly movedAt: number
}

/** Why a mutation of the processes of an account was not carried out. */
export type ProcessesRefusal =
  | KernelRefusal
  | RecordRefusal<'process'>
  | BoardRefusal<'process'>
  | RangeRefusal
  | ({ readonly code: 'step-not-allowed'; readonly step: StepId; readonly allowed: readonly StepId[] } & Whereabouts)
  | ({ readonly code: 'process-closed' } & Whereabouts)
  | ({ readonly code: 'already-sent'; readonly fields: readonly string[] } & Whereabouts)
  | ({ readonly code: 'only-refused-is-corrected' } & Whereabouts)
  | { readonly code: 'already-corrected'; readonly number: number | null; readonly recordId: string }
  | { readonly code: 'reason-missing'; readonly step: StepId; readonly reasons: readonly ReasonId[] }
  | { readonly code: 'explanation-missing'; readonly step: StepId }
  | { readonly code: 'date-missing'; readonly step: StepId }
  | { readonly code: 'routing-number-missing'; readonly step: StepId }
  | { readonly code: 'date-in-the-past'; readonly date: string; readonly today: string }
  | { readonly code: 'date-in-the-future'; readonly date: string; readonly today: string }
  | { readonly code: 'too-late-to-withdraw'; readonly date: string; readonly until: string }
  | {
      readonly code: 'number-in-open-process'
      readonly from: string
      readonly to: string
      readonly number: number | null
      readonly recordId: string
    }
  | { readonly code: 'unknown-process-type'; readonly recordId: string }
  | { readonly code: 'process-type-removed'; readonly name: string }
