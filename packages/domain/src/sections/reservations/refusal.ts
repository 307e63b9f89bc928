import type { KernelRefusal, RecordRefusal } from '../../kernel/refusal.ts'
import type { BoardRefusal } from '../board/board.ts'
import type { NamedPerson } from '../board/records.ts'
import type { ReservationState, ReservationStepId } from './machine.ts'
import type { ReservationReason } from './reasons.ts'

/** Where a reservation is, and who brought it there when: the facts for a person who comes second. */
// A type, not an interface: a refusal on the wire is an object with any keys, which an interface does not match.
export type ReservationWhereabouts = {
  readonly recordId: string
  readonly number: number | null
  readonly state: ReservationState
  readonly movedBy: NamedPerson | null
  readonly movedAt: number
}

/** Why a mutation of the reservations of an account was not carried out. */
export type ReservationsRefusal =
  | KernelRefusal
  | RecordRefusal<'reservation'>
  | BoardRefusal<'reservation'>
  | ({
      readonly code: 'reservation-step-not-allowed'
      readonly step: ReservationStepId
      readonly allowed: readonly ReservationStepId[]
    } & ReservationWhereabouts)
  | ({ readonly code: 'reservation-closed' } & ReservationWhereabouts)
  /** The day of arrival is a fact then. */
  | ({ readonly code: 'guest-has-arrived'; readonly arrival: string } & ReservationWhereabouts)
  | ({ readonly code: 'stay-not-over' } & ReservationWhereabouts)
  /** What the invoice is based on changes only after the reconciliation was taken back. */
  | {
      readonly code: 'stay-reconciled'
      readonly recordId: string
      readonly number: number | null
      readonly amount: number
      readonly by: NamedPerson | null
      readonly at: number
    }
  | { readonly code: 'cancellation-reason-missing'; readonly reasons: readonly ReservationReason[] }
  | { readonly code: 'cancellation-explanation-missing' }
  | {
      readonly code: 'too-early-for-step'
      readonly step: ReservationStepId
      readonly from: string
      readonly today: string
    }
  | { readonly code: 'departure-not-after-arrival'; readonly arrival: string; readonly departure: string }
  | { readonly code: 'too-many-nights'; readonly nights: number; readonly max: number }
  | { readonly code: 'date-in-the-past'; readonly date: string; readonly today: string }
