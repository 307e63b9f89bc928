import { serverLimits } from '../limits.ts'

export interface RateRule {
  readonly windowMs: number
  readonly max: number
  /** Whether several servers count together: what a caller could try out, or what mails people. */
  readonly isShared?: boolean
}

/** Counts the calls of one kind by key, for instance sign-ins by address, within a window. */
export interface RateLimiter {
  /** Takes one call. Returns how long to wait when none is left, else null. */
  take(kind: string, key: string, rule: RateRule): Awaitable<number | null>
  /** Takes back a call that turned out not to count. */
  giveBack(kind: string, key: string, rule: RateRule): Awaitable<void>
}

/** One whose counts are in memory answers at once. */
export interface LocalRateLimiter extends RateLimiter {
  take(kind: string, key: string, rule: RateRule): number | null
  giveBack(kind: string, key: string): void
}

export type Awaitable<T> = T | Promise<T>

interface Window {
  readonly endsAt: number
  count: number
}

/**
 * Kept in memory, so a restart forgets. Each kind has its own map, so that calls of one kind cannot push out the
 * windows of another.
 */
export const createRateLimiter = (now: () => number): LocalRateLimiter => {
  const kinds = new Map<string, Map<string, Window>>()
  const windowsOf = (kind: string): Map<string, Window> => {
    const held = kinds.get(kind) ?? new Map<string, Window>()
    kinds.set(kind, held)
    return held
  }
  return {
    take: (kind, key, rule) => {
      const at = now()
      const windows = windowsOf(kind)
      const held = windows.get(key)
      if (held !== undefined && held.endsAt > at) {
        if (held.count >= rule.max) return held.endsAt - at
        held.count += 1
        return null
      }
      windows.delete(key)
      windows.set(key, { endsAt: at + rule.windowMs, count: 1 })
      if (windows.size > serverLimits.rateKeysMax) makeRoom(windows, at)
      return null
    },
    giveBack: (kind, key) => {
      const held = kinds.get(kind)?.get(key)
      if (held !== undefined && held.count > 0) held.count -= 1
    },
  }
}

/**
 * Drops ended windows, then those with the lowest counts, the oldest first among equals, until a tenth is free. A
 * window that is close to its bound stays: to remove it, each of the other keys needs as many calls.
 */
const makeRoom = (windows: Map<string, Window>, at: number): void => {
  for (const [key, { endsAt }] of windows) if (endsAt <= at) windows.delete(key)
  const excess = windows.size - serverLimits.rateKeysMax * 0.9
  const lowestFirst = [...windows].sort(([, one], [, other]) => one.count - other.count)
  for (const [key] of lowestFirst.slice(0, Math.max(excess, 0))) windows.delete(key)
}

/** For tests of other behaviour. */
export const unlimited: LocalRateLimiter = { take: () => null, giveBack: () => undefined }
