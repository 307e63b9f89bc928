import * as v from 'valibot'
import { CalendarDateSchema } from '../../../kernel/calendar-date.ts'
import { MemberIdSchema, ReservationIdSchema } from '../../../kernel/ids.ts'
import { colleagueIn } from '../../board/assign.ts'
import { happened, personOf } from '../../board/events.ts'
import { refuseNewRecord } from '../../board/find-item.ts'
import { reservationArguments } from '../arguments.ts'
import { defineMutation } from '../define-mutation.ts'
import { refusePast, refuseStay } from '../guards.ts'
import type { Reservation } from '../records.ts'
import type { ReservationsRefusal } from '../refusal.ts'
import { type Reservations, writeReservation } from '../reservations.ts'
import { withRoomType } from '../room-type-of.ts'

const { phone, email, children, commission, promotion, remarks } = reservationArguments

/** A new reservation, for a stay that begins today or later. */
export const makeReservation = defineMutation({
  arguments: v.object({
    ...reservationArguments,
    phone: v.optional(phone, null),
    email: v.optional(email, null),
    children: v.optional(children, 0),
    commission: v.optional(commission, 0),
    promotion: v.optional(promotion),
    remarks: v.optional(remarks, ''),
    reservationId: ReservationIdSchema,
    arrival: CalendarDateSchema,
    departure: CalendarDateSchema,
    assigneeId: v.optional(MemberIdSchema),
  }),
  who: 'members',
  history: 'reservations',
  run: (reservations, { reservationId, name, phone, email, assigneeId, ...facts }, context) => {
    const { now, access, number } = context
    const refusal =
      refuseNewRecord(reservations.reservation, 'reservation', reservationId) ??
      refuseStay(facts) ??
      refusePast(facts.arrival, now) ??
      refuseAssignee(reservations, assigneeId)
    if (refusal !== null) return refusal
    const made = { at: now, by: personOf(access) }
    const reservation: Reservation = {
      ...facts,
      id: reservationId,
      number: number ?? null,
      guest: { name, phone, email },
      state: 'new',
      moved: made,
      reason: null,
      invalidCard: null,
      reconciled: null,
      assigneeId: assigneeId ?? null,
      made,
      arrivedAt: null,
      closedAt: null,
      events: 0,
      changedAt: now,
    }
    return writeReservation(happened(withRoomType(reservations, reservation), { what: 'made' }, context))
  },
  undo: {
    /** A number that was given is not taken back, so the reservation is cancelled. */
    mutations: (changes) =>
      changes.flatMap(({ kind, id, before }) =>
        kind === 'reservation' && before === null
          ? [{ name: 'moveReservation', args: { reservationId: id, step: 'cancel', reason: 'made-by-mistake' } }]
          : [],
      ),
    // Once it is confirmed, the guest counts on it.
    blocked: (changes, { reservation }) => {
      for (const { kind, id, before } of changes) {
        const state = kind === 'reservation' && before === null ? reservation.get(id)?.state : undefined
        if (state !== undefined && state !== 'new') return state === 'cancelled' ? 'as-before' : 'changed-since'
      }
      return null
    },
  },
})

const refuseAssignee = (
  reservations: Reservations,
  memberId: Reservation['assigneeId'] | undefined,
): ReservationsRefusal | null =>
  memberId === undefined || memberId === null || colleagueIn(reservations, memberId) !== null
    ? null
    : { code: 'assignee-without-access', memberId }
