import type { Clock } from '../ports/clock.ts'

/** A clock that stops until it is moved. */
export interface MemoryClock extends Clock {
  /** Runs what is due on the way, in order of time. */
  advance(byMs: number): void
}

export const memoryClock = (start = Date.UTC(2026, 10, 22, 12)): MemoryClock => {
  let now = start
  const timers = new Set<{ readonly at: number; readonly run: () => void }>()
  return {
    now: () => now,
    after: (delayMs, run) => {
      const timer = { at: now + delayMs, run }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
    advance: (byMs) => {
      const until = now + byMs
      for (;;) {
        const [next] = [...timers].filter(({ at }) => at <= until).sort((one, other) => one.at - other.at)
        if (next === undefined) break
        timers.delete(next)
        now = Math.max(now, next.at)
        next.run()
      }
      now = until
    },
  }
}
