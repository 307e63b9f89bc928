export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Runs once after the delay; the function given back prevents it. */
  after(delayMs: number, run: () => void): () => void
}
