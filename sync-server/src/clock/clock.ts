/** The time that rooms and sockets use; tests pass their own. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Runs the task once after the delay. Returns a function that cancels it. */
  after(delayMs: number, task: () => void): () => void
}

/** The machine's clock. Its timers do not keep the process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after: (delayMs, task) => {
    const timer = setTimeout(task, delayMs)
    timer.unref()
    return () => clearTimeout(timer)
  },
}
