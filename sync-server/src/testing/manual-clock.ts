import type { Clock } from '../clock/clock.ts'

interface Timer {
  readonly at: number
  readonly task: () => void
}

/** A clock that only a test advances. */
export interface ManualClock extends Clock {
  /** Advances the clock and runs what falls due, in order. */
  advance(byMs: number): void
}

export const createManualClock = (start = 1_795_000_000_000): ManualClock => {
  let now = start
  const timers = new Set<Timer>()
  const nextUntil = (end: number): Timer | undefined =>
    [...timers].filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0]
  return {
    now: () => now,
    after: (delayMs, task) => {
      const timer = { at: now + delayMs, task }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    advance: (byMs) => {
      const end = now + byMs
      for (let timer = nextUntil(end); timer !== undefined; timer = nextUntil(end)) {
        timers.delete(timer)
        now = timer.at
        timer.task()
      }
      now = end
    },
  }
}
