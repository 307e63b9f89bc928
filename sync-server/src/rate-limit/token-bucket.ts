export interface TokenRate {
  /** So many at once … */
  readonly burst: number
  /** … and then so many a second. */
  readonly perSecond: number
}

/** Counts what somebody may still do at present. */
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

  /** Takes them all and gives 0, or takes none and gives how many milliseconds it takes until they are there. */
  take(count: number): number {
    const now = this.#now()
    const grown = ((now - this.#countedAt) / 1000) * this.#rate.perSecond
    this.#tokens = Math.min(this.#rate.burst, this.#tokens + Math.max(grown, 0))
    this.#countedAt = now
    if (this.#tokens < count) return Math.ceil(((count - this.#tokens) / this.#rate.perSecond) * 1000)
    this.#tokens -= count
    return 0
  }

  /** What was taken turned out not to count. */
  giveBack(count: number): void {
    this.#tokens = Math.min(this.#rate.burst, this.#tokens + count)
  }

  get isFull(): boolean {
    return this.#tokens >= this.#rate.burst
  }
}
