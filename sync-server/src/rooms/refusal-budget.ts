import type { LoginId } from '@kontor/domain'
import type { Outcome, SentMutation } from '@kontor/protocol'
import { serverLimits } from '../limits.ts'
import { TokenBucket } from '../rate-limit/token-bucket.ts'
import { TooManyWaiting } from './room-errors.ts'

/**
 * Every refusal is kept for ever with its arguments (S1), so a login without any right could fill the disk. The
 * kilobytes of refusals that one login may cause are bounded, over all its sockets together; each refusal counts at
 * least one (S11). Mutations beyond the bound are not judged until later.
 */
export class RefusalBudget {
  readonly #now: () => number
  readonly #buckets = new Map<LoginId, TokenBucket>()

  constructor(now: () => number) {
    this.#now = now
  }

  /** Takes as if all were refused, because the answers are not known yet, and returns the rest later. */
  async within(
    loginId: LoginId,
    mutations: readonly SentMutation[],
    submit: () => Promise<readonly Outcome[]>,
  ): Promise<readonly Outcome[]> {
    const bucket = this.#buckets.get(loginId) ?? new TokenBucket(serverLimits.refusals, this.#now)
    this.#buckets.set(loginId, bucket)
    const costs = mutations.map(kilobytesOf)
    const all = sum(costs)
    const waitMs = bucket.take(all)
    if (waitMs > 0) throw new TooManyWaiting(waitMs)
    let refused = 0
    try {
      const outcomes = await submit()
      refused = sum(outcomes.map(({ outcome }, at) => (outcome === 'refused' ? (costs[at] ?? 0) : 0)))
      return outcomes
    } finally {
      bucket.giveBack(all - refused)
      if (bucket.isFull) this.#buckets.delete(loginId)
    }
  }
}

const kilobytesOf = ({ args }: SentMutation): number => Math.ceil(JSON.stringify(args).length / 1024)

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
