/** How long to wait before each further attempt: twice as long each time, up to a bound. */
export class RetryDelays {
  readonly #minMs: number
  readonly #maxMs: number
  #attempts = 0

  constructor(minMs: number, maxMs: number) {
    this.#minMs = minMs
    this.#maxMs = maxMs
  }

  next(): number {
    const delayMs = Math.min(this.#minMs * 2 ** this.#attempts, this.#maxMs)
    this.#attempts += 1
    return delayMs
  }

  reset(): void {
    this.#attempts = 0
  }
}
