import { encodeDown, type RetryMessage, type SentMutation } from '@kontor/protocol'
import type { Clock } from '../clock/clock.ts'
import { serverLimits } from '../limits.ts'
import type { Entered } from '../rooms/live-rooms.ts'
import { StorageFailed, TooManyWaiting } from '../rooms/room-errors.ts'
import { TokenBucket } from '../rate-limit/token-bucket.ts'

export interface MutationIntakeOptions {
  readonly clock: Clock
  readonly submit: Entered['submit']
  readonly send: (frame: Uint8Array) => void
  /** Called with an error that a retry does not fix. */
  readonly onFailure: (error: unknown) => void
}

interface Guard {
  readonly firstId: string
  readonly until: number
  readonly message: RetryMessage
}

/**
 * The mutations of one socket, in order (S2). When some are not accepted, those that the browser sent before it
 * received the answer are not accepted either, or they would overtake: until the first one comes again.
 */
export class MutationIntake {
  readonly #options: MutationIntakeOptions
  readonly #tokens: TokenBucket
  #guard: Guard | null = null

  constructor(options: MutationIntakeOptions) {
    this.#options = options
    this.#tokens = new TokenBucket(serverLimits.mutations, options.clock.now)
  }

  take(mutations: readonly SentMutation[]): void {
    const { clock, submit, send } = this.#options
    if (this.#guard !== null && clock.now() < this.#guard.until) {
      if (!mutations.some(({ id }) => id === this.#guard?.firstId)) return send(encodeDown(this.#guard.message))
    }
    this.#guard = null
    const waitMs = this.#tokens.take(mutations.length)
    if (waitMs > 0) return this.#retry(mutations, 'too-many', waitMs)
    submit(mutations).then(
      (outcomes) => send(encodeDown({ type: 'outcomes', outcomes })),
      (error: unknown) => {
        if (error instanceof StorageFailed) this.#retry(mutations, 'storage', serverLimits.storageRetryMs)
        else if (error instanceof TooManyWaiting) this.#retry(mutations, 'too-many', error.afterMs)
        else this.#options.onFailure(error)
      },
    )
  }

  #retry(mutations: readonly SentMutation[], reason: RetryMessage['reason'], afterMs: number): void {
    const message: RetryMessage = { type: 'retry', reason, afterMs }
    const firstId = mutations[0]?.id ?? ''
    // Several messages may fail one after another; the browser continues at the first of them.
    this.#guard ??= { firstId, until: this.#options.clock.now() + afterMs + serverLimits.retryGuardMs, message }
    this.#options.send(encodeDown(message))
  }
}
