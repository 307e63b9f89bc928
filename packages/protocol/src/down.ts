import type { AccessSnapshot } from '@kontor/domain'
import type { Outcome } from './outcome.ts'

/** The first message on every socket. `epoch` and `seq` are absent from the access channel, which holds no document. */
export interface WelcomeMessage {
  readonly type: 'welcome'
  readonly version: number
  readonly epoch: string
  readonly seq: number
  /** The server's clock, milliseconds since 1970. */
  readonly now: number
}

/** S8: the browser's copy is of another epoch, or ahead of the server: set it aside and take the server's. */
export interface ResetMessage {
  readonly type: 'reset'
  readonly epoch: string
}

/** In the order of the mutations (S2), after the updates that carry them (S4). */
export interface OutcomesMessage {
  readonly type: 'outcomes'
  readonly outcomes: readonly Outcome[]
}

/** The mutations named were not taken: nothing happened, send them again after the delay. */
export interface RetryMessage {
  readonly type: 'retry'
  readonly reason: 'storage' | 'too-many'
  readonly afterMs: number
}

/** On `access/<loginId>`: at once when opened, and whenever it changes. */
export interface AccessMessage {
  readonly type: 'access'
  readonly snapshot: AccessSnapshot
}

export type DownMessage = WelcomeMessage | ResetMessage | OutcomesMessage | RetryMessage | AccessMessage
