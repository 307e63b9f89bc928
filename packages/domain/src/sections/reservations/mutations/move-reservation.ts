import * as v from 'valibot'
import { ReservationIdSchema } from '../../../kernel/ids.ts'
import { limits } from '../../../kernel/limits.ts'
import { textSchema } from '../../../kernel/text.ts'
import { colleagueIn } from '../../board/assign.ts'
import { changedSince } from '../../board/changed-since.ts'
import { happened, personOf } from '../../board/events.ts'
import { findItem } from '../../board/find-item.ts'
import { defineMutation } from '../define-mutation.ts'
import { refuseReconciled, refuseStep, whereabouts } from '../guards.ts'
import { isOpenReservation, type ReservationState, reservationStepsOf, reservationWayBack } from '../machine.ts'
import { ReservationReasonSchema, type Reservation, ReservationStepSchema } from '../records.ts'
import { type Reservations, reservationsBoard, writeReservation } from '../reservations.ts'

/**
 * Takes a step of a reservation. Of two people who move one reservation the second is refused when the step is not allowed
 * any more, with who moved it where, and the steps from there.
 */
export const moveReservation = defineMutation({
  arguments: v.object({
    reservationId: ReservationIdSchema,
    step: ReservationStepSchema,
    reason: v.optional(ReservationReasonSchema),
    explanation: v.optional(textSchema(limits.reservations.explanationLengthMax)),
  }),
  who: 'members',
  history: 'reservations',
  run: (reservations, { reservationId, ...args }, context) => {
    const { item: reservation, refusal } = findItem(reservationsBoard, reservations, reservationId)
    if (refusal !== null) return refusal
    const steps = reservationStepsOf(reservation)
    const step = steps.find(({ id }) => id === args.step)
    if (step === undefined) {
      const allowed = steps.map(({ id }) => id)
      return { code: 'reservation-step-not-allowed', step: args.step, allowed, ...whereabouts(reservation) }
    }
    const refused = refuseReconciled(reservation) ?? refuseStep(reservation, step, args, context.now)
    if (refused !== null) return refused
    const { now, access } = context
    const { id, to } = step
    const reason = step.reason ? (args.reason ?? null) : null
    const explanation = reason !== null && args.explanation ? args.explanation : null
    const moved: Reservation = {
      ...reservation,
      state: to,
      moved: { at: now, by: personOf(access) },
      reason: reason === null ? null : { code: reason, explanation },
      arrivedAt: arrivedAt(reservation, to, now),
      closedAt: isOpenReservation({ state: to }) ? null : now,
    }
    const kept = isOpenReservation(reservation) ? moved : withoutLeaver(reservations, moved)
    const event = { what: 'moved', step: id, from: reservation.state, to, reason, explanation } as const
    return writeReservation(happened(kept, event, context))
  },
  undo: {
    mutations: (changes) =>
      changes.flatMap(({ kind, before, after }) =>
        kind === 'reservation' && before && after
          ? reservationWayBack(after.state, before.state).map((step) => ({
              name: 'moveReservation',
              args: { reservationId: before.id, step },
            }))
          : [],
      ),
    blocked: (changes, { reservation }) =>
      changedSince(changes, { kind: 'reservation', items: reservation }, () => (item) => item.state),
    obstacle: 'no-way-back',
  },
})

/** A reopened stay keeps the hour at which the guest came. */
const arrivedAt = (reservation: Reservation, to: ReservationState, now: number): number | null => {
  if (to === 'arrived') return reservation.arrivedAt ?? now
  return to === 'departed' ? reservation.arrivedAt : null
}

/** A closed reservation keeps the person who was in charge; an open one needs a colleague of today. */
const withoutLeaver = (reservations: Reservations, reservation: Reservation): Reservation =>
  reservation.assigneeId !== null && colleagueIn(reservations, reservation.assigneeId) === null
    ? { ...reservation, assigneeId: null }
    : reservation
