import {
  reservationStepsOf,
  type Refusal,
  type Reservation,
  type ReservationState,
  type ReservationStep,
  type ReservationStepId,
} from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'
import type { ReservationsView } from '#lib/session/reservations-view.svelte.ts'
import { inList } from '#lib/words/in-list.ts'
import { reservationStateName, reservationStepName } from '#lib/words/reservations/reservation-names.ts'

export interface PossibleReservationStep {
  readonly step: ReservationStep
  /** Why it is not possible now; null where it is, perhaps after a reason. */
  readonly refusal: Refusal | null
}

/** The steps out of the state of a reservation, each with what speaks against it now. */
export const possibleReservationSteps = (
  view: ReservationsView,
  reservation: Reservation,
): readonly PossibleReservationStep[] =>
  reservationStepsOf(reservation).map((step) => {
    const refusal = view.check('moveReservation', { reservationId: reservation.id, step: step.id })
    return { step, refusal: refusal?.code === 'cancellation-reason-missing' ? null : refusal }
  })

/** The step that leads a reservation into a lane; undefined: the lane is out of its reach. */
export const stepInto = (reservation: Reservation, state: ReservationState): ReservationStep | undefined =>
  reservationStepsOf(reservation).find(({ to }) => to === state)

/** Why nothing leads from the one state to the other, and what does lead on. */
export const noReservationStep = (reservation: Reservation, to: ReservationState): string =>
  m.board_no_step({
    from: reservationStateName(reservation.state),
    to: reservationStateName(to),
    steps: inList(reservationStepsOf(reservation).map(({ id }) => reservationStepName(id))),
  })

export interface ReservationStepOfMany {
  readonly step: ReservationStep
  readonly reservations: readonly Reservation[]
}

/** The steps that any of these allows, each with those that do; what most of them allow comes first. */
export const reservationStepsOfMany = (reservations: readonly Reservation[]): readonly ReservationStepOfMany[] => {
  const found = new Map<ReservationStepId, { step: ReservationStep; reservations: Reservation[] }>()
  for (const reservation of reservations)
    for (const step of reservationStepsOf(reservation)) {
      const known = found.get(step.id)
      if (known === undefined) found.set(step.id, { step, reservations: [reservation] })
      else known.reservations.push(reservation)
    }
  return [...found.values()].toSorted((one, other) => other.reservations.length - one.reservations.length)
}
