import type { KernelRefusal, RecordRefusal } from '../../kernel/refusal.ts'

/** Why a mutation of the calendar was not carried out. */
export type CalendarRefusal =
  | KernelRefusal
  | RecordRefusal<'roomType' | 'ratePlan'>
  | { readonly code: 'room-type-name-taken'; readonly name: string }
  | { readonly code: 'rate-plan-name-taken'; readonly name: string }
  /** Guests have it from today on: how many nights, the last of them. */
  | {
      readonly code: 'room-type-is-booked'
      readonly name: string
      readonly nights: number
      readonly last: string
    }
  | { readonly code: 'range-the-wrong-way'; readonly from: string; readonly to: string }
  | { readonly code: 'nights-in-the-past'; readonly from: string; readonly today: string }
  | { readonly code: 'nights-too-far-ahead'; readonly to: string; readonly last: string }
  /** None of the chosen weekdays is between the two days. */
  | { readonly code: 'no-such-nights'; readonly from: string; readonly to: string }
  | { readonly code: 'too-many-nights-at-once'; readonly nights: number; readonly max: number }
  | { readonly code: 'nothing-to-set' }
  | { readonly code: 'more-rooms-than-there-are'; readonly name: string; readonly rooms: number }
