import { hourMs } from '../../kernel/durations.ts'
import { addDays, momentOf } from '../../kernel/calendar-date.ts'
import type { Reservation } from './records.ts'

/** Hours in which a guest waits for the answer to a new reservation. */
export const answerHours = 24

/**
 * The first moment at which an open reservation waits too long: a new one for its answer, which is due before its day of
 * arrival ends; a confirmed one after its day of arrival, for the guest or for being marked as a no-show; a guest in the
 * house after the day of departure. Null: it is closed.
 */
export const reservationDueAt = ({ state, made, arrival, departure }: Reservation): number | null => {
  switch (state) {
    case 'new':
      return Math.min(made.at + answerHours * hourMs, momentOf(arrival, 24))
    case 'confirmed':
      return momentOf(addDays(arrival, 1))
    case 'arrived':
      return momentOf(addDays(departure, 1))
    default:
      return null
  }
}

/** Since when a reservation is late; null: it is not. */
export const reservationLateSince = (reservation: Reservation, now: number): number | null => {
  const due = reservationDueAt(reservation)
  return due !== null && now >= due ? due : null
}
