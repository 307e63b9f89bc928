export const reservationStates = ['new', 'confirmed', 'arrived', 'departed', 'cancelled', 'no-show'] as const
export type ReservationState = (typeof reservationStates)[number]

export const reservationSteps = [
  'confirm',
  'arrive',
  'depart',
  'cancel',
  'mark-no-show',
  'put-back',
  'reinstate',
  'reopen',
] as const
export type ReservationStepId = (typeof reservationSteps)[number]

/** One way out of a state. */
export interface ReservationStep {
  readonly id: ReservationStepId
  readonly to: ReservationState
  /** It asks for one of the reasons of a cancellation. */
  readonly reason?: true
  /** The first day on which it can be taken, in days after the day of arrival. */
  readonly daysAfterArrival?: 0 | 1
}

const cancel: ReservationStep = { id: 'cancel', to: 'cancelled', reason: true }

/**
 * The steps out of each state, in the order of the screens (DOMAIN.md). `put-back`, `reinstate` and `reopen` correct what
 * was marked by mistake; a guest who comes after a no-show is reinstated and arrives.
 */
export const reservationMachine: Readonly<Record<ReservationState, readonly ReservationStep[]>> = {
  new: [{ id: 'confirm', to: 'confirmed' }, cancel],
  confirmed: [
    { id: 'arrive', to: 'arrived', daysAfterArrival: 0 },
    { id: 'mark-no-show', to: 'no-show', daysAfterArrival: 1 },
    cancel,
  ],
  arrived: [
    { id: 'depart', to: 'departed' },
    { id: 'put-back', to: 'confirmed' },
  ],
  departed: [{ id: 'reopen', to: 'arrived' }],
  cancelled: [{ id: 'reinstate', to: 'new' }],
  'no-show': [{ id: 'reinstate', to: 'confirmed' }],
}

interface Placed {
  readonly state: ReservationState
}

export const reservationStepsOf = ({ state }: Placed): readonly ReservationStep[] => reservationMachine[state]

const closedStates: ReadonlySet<ReservationState> = new Set(['departed', 'cancelled', 'no-show'])

/** The guest is still to come or in the house. */
export const isOpenReservation = ({ state }: Placed): boolean => !closedStates.has(state)

/** The stay is over, so that its amount can be reconciled. A no-show may be charged, a cancelled stay has no invoice. */
export const isStayOver = ({ state }: Placed): boolean => state === 'departed' || state === 'no-show'

/**
 * The steps that take a reservation back to a state, by the shortest way of at most two; empty: none does. A step that asks
 * for a reason is no step of such a way.
 */
export const reservationWayBack = (from: ReservationState, to: ReservationState): readonly ReservationStepId[] => {
  if (from === to) return []
  const direct = freeSteps(from).find((step) => step.to === to)
  if (direct !== undefined) return [direct.id]
  for (const first of freeSteps(from)) {
    const second = freeSteps(first.to).find((step) => step.to === to)
    if (second !== undefined) return [first.id, second.id]
  }
  return []
}

const freeSteps = (state: ReservationState): readonly ReservationStep[] =>
  reservationMachine[state].filter(({ reason }) => !reason)
