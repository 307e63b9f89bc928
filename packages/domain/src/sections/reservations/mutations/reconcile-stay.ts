import * as v from 'valibot'
import { ReservationIdSchema } from '../../../kernel/ids.ts'
import { changedSince } from '../../board/changed-since.ts'
import { happened, personOf } from '../../board/events.ts'
import { findItem } from '../../board/find-item.ts'
import { AmountSchema } from '../arguments.ts'
import { defineMutation } from '../define-mutation.ts'
import { whereabouts } from '../guards.ts'
import { isStayOver } from '../machine.ts'
import { reservationsBoard, writeReservation } from '../reservations.ts'

/** Before the invoice: the amount that was really paid for a stay that is over. Null takes the reconciliation back. */
export const reconcileStay = defineMutation({
  arguments: v.object({ reservationId: ReservationIdSchema, amount: v.nullable(AmountSchema) }),
  who: 'members',
  history: 'reconciliations',
  run: (reservations, { reservationId, amount }, context) => {
    const { item: reservation, refusal } = findItem(reservationsBoard, reservations, reservationId)
    if (refusal !== null) return refusal
    if (!isStayOver(reservation)) return { code: 'stay-not-over', ...whereabouts(reservation) }
    if ((reservation.reconciled?.amount ?? null) === amount) return []
    const reconciled = amount === null ? null : { amount, at: context.now, by: personOf(context.access) }
    return writeReservation(happened({ ...reservation, reconciled }, { what: 'reconciled', amount }, context))
  },
  undo: {
    mutations: (changes) =>
      changes.flatMap(({ kind, before, after }) =>
        kind === 'reservation' && before && after
          ? [{ name: 'reconcileStay', args: { reservationId: before.id, amount: before.reconciled?.amount ?? null } }]
          : [],
      ),
    blocked: (changes, { reservation }) =>
      changedSince(
        changes,
        { kind: 'reservation', items: reservation },
        () => (item) => item.reconciled?.amount ?? null,
      ),
  },
})
