import * as v from 'valibot'
import { ReservationIdSchema } from '../../../kernel/ids.ts'
import { changedSince } from '../../board/changed-since.ts'
import { happened, personOf } from '../../board/events.ts'
import { findItem } from '../../board/find-item.ts'
import { defineMutation } from '../define-mutation.ts'
import { refuseClosed } from '../guards.ts'
import { reservationsBoard, writeReservation } from '../reservations.ts'

/** Marks the guest's card as invalid, or clears the mark once the guest gave another. */
export const markCard = defineMutation({
  arguments: v.object({ reservationId: ReservationIdSchema, isInvalid: v.boolean() }),
  who: 'members',
  history: 'cards',
  run: (reservations, { reservationId, isInvalid }, context) => {
    const { item: reservation, refusal } = findItem(reservationsBoard, reservations, reservationId)
    if (refusal !== null) return refusal
    const refused = refuseClosed(reservation)
    if (refused !== null) return refused
    if ((reservation.invalidCard !== null) === isInvalid) return []
    const invalidCard = isInvalid ? { at: context.now, by: personOf(context.access) } : null
    const event = { what: isInvalid ? 'card-invalid' : 'card-valid' } as const
    return writeReservation(happened({ ...reservation, invalidCard }, event, context))
  },
  undo: {
    mutations: (changes) =>
      changes.flatMap(({ kind, before, after }) =>
        kind === 'reservation' && before && after
          ? [{ name: 'markCard', args: { reservationId: before.id, isInvalid: before.invalidCard !== null } }]
          : [],
      ),
    blocked: (changes, { reservation }) =>
      changedSince(changes, { kind: 'reservation', items: reservation }, () => (item) => item.invalidCard !== null),
  },
})
