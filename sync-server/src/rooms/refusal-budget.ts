import type { LoginId } from '@kontor/domain'
import type { Outcome, SentMutation } from '@kontor/protocol'
import { serverLimits } from '../limits.ts'
import { TokenBucket } from '../rate-limit/token-bucket.ts'
import { TooManyWaiting } from './too-many-waiting.ts'

/**
 * Every refusal is kept for ever (S1), with what was refused, and whoever may change nothing could fill the disk with
 * them. So many kilobytes of them one login may cause, on all of its sockets together, each refusal at least one (S11);
 * what goes beyond is not judged until later.
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
