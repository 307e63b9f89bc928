import type { LoginId } from '@kontor/domain'
import type { Outcome } from '@kontor/protocol'
import { serverLimits } from '../limits.ts'
import { TokenBucket } from '../rate-limit/token-bucket.ts'
import { TooManyWaiting } from './too-many-waiting.ts'

/**
 * Every refusal is kept for ever (S1), and whoever may change nothing could fill the disk with them. So many of them one
 * login may cause, on all of its sockets together (S11); what goes beyond is not judged until later.
 */
export class RefusalBudget {
  readonly #now: () => number
  readonly #buckets = new Map<LoginId, TokenBucket>()

  constructor(now: () => number) {
    this.#now = now
  }

  /** Takes as if all were refused, for nobody knows yet, and gives back what was not. */
  async within(
    loginId: LoginId,
    count: number,
    submit: () => Promise<readonly Outcome[]>,
  ): Promise<readonly Outcome[]> {
    const bucket = this.#buckets.get(loginId) ?? new TokenBucket(serverLimits.refusals, this.#now)
    this.#buckets.set(loginId, bucket)
    const waitMs = bucket.take(count)
    if (waitMs > 0) throw new TooManyWaiting(waitMs)
    let refused = 0
    try {
      const outcomes = await submit()
      refused = outcomes.filter(({ outcome }) => outcome === 'refused').length
      return outcomes
    } finally {
      bucket.giveBack(count - refused)
      if (bucket.isFull) this.#buckets.delete(loginId)
    }
  }
}
