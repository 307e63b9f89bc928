import * as v from 'valibot'
import { CalendarDateSchema } from '../../../kernel/calendar-date.ts'
import { ReservationIdSchema } from '../../../kernel/ids.ts'
import { changedSince } from '../../board/changed-since.ts'
import { happened } from '../../board/events.ts'
import { findItem } from '../../board/find-item.ts'
import { defineMutation } from '../define-mutation.ts'
import { refuseClosed, refusePast, refuseStay, whereabouts } from '../guards.ts'
import type { Reservation, Stay } from '../records.ts'
import type { ReservationsRefusal } from '../refusal.ts'
import { reservationsBoard, writeReservation } from '../reservations.ts'

/** Moves a stay to other dates: both before the guest came, the departure alone while the guest is in the house. */
export const changeDates = defineMutation({
  arguments: v.object({
    reservationId: ReservationIdSchema,
    arrival: CalendarDateSchema,
    departure: CalendarDateSchema,
  }),
  who: 'members',
  history: 'reservations',
  run: (reservations, { reservationId, arrival, departure }, context) => {
    const { item: reservation, refusal } = findItem(reservationsBoard, reservations, reservationId)
    if (refusal !== null) return refusal
    const to = { arrival, departure }
    const from = { arrival: reservation.arrival, departure: reservation.departure }
    const refused = refuseClosed(reservation) ?? refuseStay(to) ?? refuseDates(reservation, to, context.now)
    if (refused !== null) return refused
    if (arrival === from.arrival && departure === from.departure) return []
    return writeReservation(happened({ ...reservation, ...to }, { what: 'dates-changed', from, to }, context))
  },
  undo: {
    mutations: (changes) =>
      changes.flatMap(({ kind, before, after }) => {
        if (kind !== 'reservation' || !before || !after) return []
        const { id: reservationId, arrival, departure } = before
        return [{ name: 'changeDates', args: { reservationId, arrival, departure } }]
      }),
    blocked: (changes, { reservation }) =>
      changedSince(
        changes,
        { kind: 'reservation', items: reservation },
        () => (item) => `${item.arrival} ${item.departure}`,
      ),
  },
})

/** A date that stays as it is may have passed: the guest is late, or left later than planned. */
const refuseDates = (
  reservation: Reservation,
  { arrival, departure }: Stay,
  now: number,
): ReservationsRefusal | null => {
  if (arrival !== reservation.arrival) {
    if (reservation.state === 'arrived')
      return { code: 'guest-has-arrived', arrival: reservation.arrival, ...whereabouts(reservation) }
    const past = refusePast(arrival, now)
    if (past !== null) return past
  }
  return departure === reservation.departure ? null : refusePast(departure, now)
}
