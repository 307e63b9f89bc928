import * as v from 'valibot'
import { MemberIdSchema, ReservationIdSchema } from '../../../kernel/ids.ts'
import { assign } from '../../board/assign.ts'
import { changedSince } from '../../board/changed-since.ts'
import { defineMutation } from '../define-mutation.ts'
import { refuseClosed } from '../guards.ts'
import { reservationsBoard } from '../reservations.ts'

/** Puts a person in charge; null: no one is. */
export const assignReservation = defineMutation({
  arguments: v.object({ reservationId: ReservationIdSchema, memberId: v.nullable(MemberIdSchema) }),
  who: 'members',
  history: 'assignments',
  run: (reservations, { reservationId, memberId }, context) => {
    const reservation = reservations.reservation.get(reservationId)
    const refusal = reservation === undefined ? null : refuseClosed(reservation)
    return refusal ?? assign(reservationsBoard, reservations, { recordId: reservationId, memberId }, context)
  },
  undo: {
    mutations: (changes) =>
      changes.flatMap(({ kind, before, after }) =>
        kind === 'reservation' && before && after
          ? [{ name: 'assignReservation', args: { reservationId: before.id, memberId: before.assigneeId } }]
          : [],
      ),
    blocked: (changes, { reservation }) =>
      changedSince(changes, { kind: 'reservation', items: reservation }, () => (item) => item.assigneeId),
  },
})
