import { addDays, type CalendarDate, dateAt, daysBetweenDates } from '../../kernel/calendar-date.ts'
import { limits } from '../../kernel/limits.ts'
import { isOpenReservation, type ReservationStep } from './machine.ts'
import { type ReservationReason, reservationReasons } from './reasons.ts'
import type { Reservation, Stay } from './records.ts'
import type { ReservationsRefusal, ReservationWhereabouts } from './refusal.ts'

export const whereabouts = ({ id, number, state, moved }: Reservation): ReservationWhereabouts => ({
  recordId: id,
  number,
  state,
  movedBy: moved.by,
  movedAt: moved.at,
})

export const refuseClosed = (reservation: Reservation): ReservationsRefusal | null =>
  isOpenReservation(reservation) ? null : { code: 'reservation-closed', ...whereabouts(reservation) }

export const refuseReconciled = ({ id, number, reconciled }: Reservation): ReservationsRefusal | null =>
  reconciled === null ? null : { code: 'stay-reconciled', recordId: id, number, ...reconciled }

export const nightsOf = ({ arrival, departure }: Stay): number => daysBetweenDates(arrival, departure)

/** A stay has at least one night, and a bounded number of them. */
export const refuseStay = (stay: Stay): ReservationsRefusal | null => {
  const nights = nightsOf(stay)
  if (nights < 1) return { code: 'departure-not-after-arrival', arrival: stay.arrival, departure: stay.departure }
  const { nightsMax } = limits.reservations
  return nights > nightsMax ? { code: 'too-many-nights', nights, max: nightsMax } : null
}

export const refusePast = (date: CalendarDate, now: number): ReservationsRefusal | null => {
  const today = dateAt(now)
  return date < today ? { code: 'date-in-the-past', date, today } : null
}

interface StepFacts {
  readonly reason?: ReservationReason | undefined
  readonly explanation?: string | undefined
}

/** What a step that is allowed here still lacks: its day, or a reason. */
export const refuseStep = (
  { arrival }: Reservation,
  { id, reason: needsReason, daysAfterArrival }: ReservationStep,
  { reason, explanation }: StepFacts,
  now: number,
): ReservationsRefusal | null => {
  const today = dateAt(now)
  const from = daysAfterArrival === undefined ? today : addDays(arrival, daysAfterArrival)
  if (today < from) return { code: 'too-early-for-step', step: id, from, today }
  if (!needsReason) return null
  if (reason === undefined) return { code: 'cancellation-reason-missing', reasons: reservationReasons }
  return reason === 'other' && !explanation ? { code: 'cancellation-explanation-missing' } : null
}
