export interface TokenRate {
  /** The number available at once. */
  readonly burst: number
  /** The number that is added each second. */
  readonly perSecond: number
}

/** Counts how much is allowed now. */
export class TokenBucket {
  readonly #rate: TokenRate
  readonly #now: () => number
  #tokens: number
  #countedAt: number

  constructor(rate: TokenRate, now: () => number) {
    this.#rate = rate
    this.#now = now
    this.#tokens = rate.burst
    this.#countedAt = now()
  }

  /** Takes all of them and returns 0, or takes none and returns in how many milliseconds they are available. */
  take(count: number): number {
    const now = this.#now()
    const grown = ((now - this.#countedAt) / 1000) * this.#rate.perSecond
    this.#tokens = Math.min(this.#rate.burst, this.#tokens + Math.max(grown, 0))
    this.#countedAt = now
    if (this.#tokens < count) return Math.ceil(((count - this.#tokens) / this.#rate.perSecond) * 1000)
    this.#tokens -= count
    return 0
  }

  /** Returns tokens that turned out not to count. */
  giveBack(count: number): void {
    this.#tokens = Math.min(this.#rate.burst, this.#tokens + count)
  }

  get isFull(): boolean {
    return this.#tokens >= this.#rate.burst
  }
}
