import type { DeadlineId } from './deadlines.ts'
import type { reasonsFor } from './reasons.ts'

/** A message of the exchange between operators (PLI CBD). */
export type ExchangeMessage = 'E03' | 'E06' | 'E12' | 'E13' | 'E16' | 'E17' | 'E18'

export const stateIds = [
  ...['draft', 'received', 'with-donor', 'date-proposed', 'scheduled', 'ported', 'refused'],
  ...['new', 'in-progress', 'waiting', 'done', 'cancelled'],
] as const
export type StateId =
  | ('draft' | 'received' | 'with-donor' | 'date-proposed' | 'scheduled' | 'ported' | 'refused')
  | ('new' | 'in-progress' | 'waiting' | 'done' | 'cancelled')

export const stepIds = [
  ...['send', 'donor-agrees', 'donor-refuses', 'exchange-refuses', 'remind', 'accept-date', 'propose-date'],
  ...['agree', 'refuse', 'port', 'cancel', 'start', 'wait', 'put-back', 'finish', 'reopen'],
] as const
export type StepId =
  | ('send' | 'donor-agrees' | 'donor-refuses' | 'exchange-refuses' | 'remind' | 'accept-date' | 'propose-date')
  | ('agree' | 'refuse' | 'port' | 'cancel' | 'start' | 'wait' | 'put-back' | 'finish' | 'reopen')

/** One way out of a state. */
export interface Step {
  readonly id: StepId
  readonly to: StateId
  /** What the exchange sends or receives with it. */
  readonly message?: ExchangeMessage
  readonly reason?: keyof typeof reasonsFor
  /** A day to come, as the donor names it, or one that has come, as the day of a move. */
  readonly date?: 'to-come' | 'has-come'
  readonly routingNumber?: true
  /** It is allowed so long before the agreed date. */
  readonly until?: DeadlineId
}

/** A state machine as data: the steps out of each state, in the order of the screens. A state without steps is final. */
export interface Machine {
  readonly initial: StateId
  readonly states: Readonly<Partial<Record<StateId, readonly Step[]>>>
}

const cancel = { id: 'cancel', to: 'cancelled', reason: 'cancellation' } as const
const withdraw = { ...cancel, message: 'E18' } as const
const withdrawInTime = { ...withdraw, until: 'withdrawal' } as const
const port = { id: 'port', to: 'ported', message: 'E13', date: 'has-come', routingNumber: true } as const

/** Number portability, seen by the new provider. */
export const portingIn: Machine = {
  initial: 'draft',
  states: {
    draft: [{ id: 'send', to: 'with-donor', message: 'E03' }, cancel],
    'with-donor': [
      { id: 'donor-agrees', to: 'date-proposed', message: 'E06', date: 'to-come' },
      { id: 'donor-refuses', to: 'refused', message: 'E17', reason: 'refusal' },
      { id: 'exchange-refuses', to: 'refused', message: 'E16', reason: 'refusal' },
      { id: 'remind', to: 'with-donor' },
      withdraw,
    ],
    'date-proposed': [
      { id: 'accept-date', to: 'scheduled', message: 'E12' },
      { id: 'propose-date', to: 'with-donor', date: 'to-come' },
      withdraw,
    ],
    scheduled: [port, withdrawInTime],
    ported: [],
    refused: [],
    cancelled: [],
  },
}

/** The same case seen by the donor. The new provider withdraws it as it would its own. */
export const portingOut: Machine = {
  initial: 'received',
  states: {
    received: [
      { id: 'agree', to: 'scheduled', message: 'E06', date: 'to-come' },
      { id: 'refuse', to: 'refused', message: 'E17', reason: 'refusal' },
      withdraw,
    ],
    scheduled: [port, withdrawInTime],
    ported: [],
    refused: [],
    cancelled: [],
  },
}

const start = { id: 'start', to: 'in-progress' } as const
const wait = { id: 'wait', to: 'waiting' } as const
const putBack = { id: 'put-back', to: 'new' } as const
const finish = { id: 'finish', to: 'done' } as const
const reopen = { id: 'reopen', to: 'in-progress' } as const

/** All other types of process, and those of an organisation's own. */
export const simple: Machine = {
  initial: 'new',
  states: {
    new: [start, wait, finish, cancel],
    'in-progress': [wait, putBack, finish, cancel],
    waiting: [start, putBack, finish, cancel],
    done: [reopen],
    cancelled: [reopen],
  },
}
