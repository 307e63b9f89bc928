import type { AccessSnapshot } from '@kontor/domain'
import * as v from 'valibot'
import { AccessSnapshotSchema } from './access-snapshot.ts'
import { OutcomeSchema, type Outcome } from './outcome.ts'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const epoch = v.pipe(v.string(), v.minLength(1), v.maxLength(64))

/** The first message on every socket. `epoch` and `seq` are absent from the access channel, which holds no document. */
export interface WelcomeMessage {
  readonly type: 'welcome'
  readonly version: number
  readonly epoch?: string | undefined
  readonly seq?: number | undefined
  /** The server's clock, milliseconds since 1970. */
  readonly now: number
}
export const WelcomeMessageSchema = v.object({
  type: v.literal('welcome'),
  version: count,
  epoch: v.optional(epoch),
  seq: v.optional(count),
  now: count,
})

/** S8: the browser's copy is of another epoch, or ahead of the server: set it aside and take the server's. */
export interface ResetMessage {
  readonly type: 'reset'
  readonly epoch: string
}
export const ResetMessageSchema = v.object({ type: v.literal('reset'), epoch })

/** In the order of the mutations (S2), after the updates that carry them (S4). */
export interface OutcomesMessage {
  readonly type: 'outcomes'
  readonly outcomes: readonly Outcome[]
}
export const OutcomesMessageSchema = v.object({ type: v.literal('outcomes'), outcomes: v.array(OutcomeSchema) })

/** The mutations named were not taken: nothing happened, send them again after the delay. */
export interface RetryMessage {
  readonly type: 'retry'
  readonly reason: 'storage' | 'too-many'
  readonly afterMs: number
}
export const RetryMessageSchema = v.object({
  type: v.literal('retry'),
  reason: v.picklist(['storage', 'too-many']),
  afterMs: count,
})

/** On `access/<loginId>`: at once when opened, and whenever it changes. */
export interface AccessMessage {
  readonly type: 'access'
  readonly snapshot: AccessSnapshot
}
export const AccessMessageSchema = v.object({ type: v.literal('access'), snapshot: AccessSnapshotSchema })

/** Everything that a server sends beside y-protocols. */
export type DownMessage = WelcomeMessage | ResetMessage | OutcomesMessage | RetryMessage | AccessMessage
export const DownMessageSchema = v.variant('type', [
  WelcomeMessageSchema,
  ResetMessageSchema,
  OutcomesMessageSchema,
  RetryMessageSchema,
  AccessMessageSchema,
])
