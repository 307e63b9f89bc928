import type { NamedPerson, Refusal, ReservationsRefusal } from '@kontor/domain'
import { amountText } from '#lib/format/amount.ts'
import { dateAndTime } from '#lib/format/date.ts'
import { m } from '#lib/paraglide/messages.js'
import { getLocale } from '#lib/paraglide/runtime.js'
import { inList } from '../in-list.ts'
import { reservationReasonName, dayText, reservationStateName, reservationStepName } from './reservation-names.ts'

type OfCode<Code extends Refusal['code']> = Extract<Refusal, { code: Code }>

/** One sentence per refusal that only reservations have: why, and what to do next. */
const sentences = {
  'unknown-reservation': () => m.refusal_unknown_reservation(),
  'reservation-step-not-allowed': (refusal: OfCode<'reservation-step-not-allowed'>) =>
    m.refusal_reservation_step_not_allowed({
      ...whereabouts(refusal),
      step: reservationStepName(refusal.step),
      steps: inList(refusal.allowed.map(reservationStepName)),
    }),
  'reservation-closed': (refusal: OfCode<'reservation-closed'>) => m.refusal_reservation_closed(whereabouts(refusal)),
  'guest-has-arrived': (refusal: OfCode<'guest-has-arrived'>) =>
    m.refusal_guest_has_arrived({ ...whereabouts(refusal), arrival: dayText(refusal.arrival) }),
  'stay-not-over': (refusal: OfCode<'stay-not-over'>) => m.refusal_stay_not_over(whereabouts(refusal)),
  'stay-reconciled': ({ number, amount, by, at }: OfCode<'stay-reconciled'>) =>
    m.refusal_stay_reconciled({
      number: numberText(number),
      amount: amountText(amount, getLocale()),
      ...moment(by, at),
    }),
  'cancellation-reason-missing': ({ reasons }: OfCode<'cancellation-reason-missing'>) =>
    m.refusal_cancellation_reason_missing({ reasons: inList(reasons.map(reservationReasonName)) }),
  'cancellation-explanation-missing': () => m.refusal_cancellation_explanation_missing(),
  'too-early-for-step': ({ step, from }: OfCode<'too-early-for-step'>) =>
    m.refusal_too_early_for_step({ step: reservationStepName(step), from: dayText(from) }),
  'departure-not-after-arrival': ({ arrival, departure }: OfCode<'departure-not-after-arrival'>) =>
    m.refusal_departure_not_after_arrival({ arrival: dayText(arrival), departure: dayText(departure) }),
  'too-many-nights': ({ nights, max }: OfCode<'too-many-nights'>) => m.refusal_too_many_nights({ nights, max }),
}

type Sentences = { readonly [Code in keyof typeof sentences]: (refusal: OfCode<Code>) => string }
/** A missing record of a board has one type for all its kinds; notes and views have their sentence with the processes. */
type ReservationsOnly = OfCode<keyof Sentences | 'unknown-note' | 'unknown-view'>

export const isOfReservations = (refusal: Refusal): refusal is ReservationsOnly =>
  Object.hasOwn(sentences, refusal.code)

export const reservationsRefusalSentence = (refusal: ReservationsOnly): string => {
  // The sentence of this code takes the refusal of this code, which TypeScript cannot follow for a union.
  const sentence = sentences[refusal.code as keyof Sentences] as (refusal: ReservationsOnly) => string
  return sentence(refusal)
}

type Whereabouts = Extract<ReservationsRefusal, { code: 'reservation-closed' }>

const whereabouts = ({ number, state, movedBy, movedAt }: Omit<Whereabouts, 'code' | 'recordId'>) => ({
  number: numberText(number),
  state: reservationStateName(state),
  ...moment(movedBy, movedAt),
})

const moment = (by: NamedPerson | null, at: number) => ({
  who: by?.name ?? m.history_server(),
  when: dateAndTime(at, getLocale()),
})

/** A reservation that has not reached the server has no number yet. */
const numberText = (number: number | null): string => (number === null ? m.reservation_number_new() : String(number))
