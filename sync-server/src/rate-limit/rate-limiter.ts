import { serverLimits } from '../limits.ts'

export interface RateRule {
  readonly windowMs: number
  readonly max: number
}

/** Counts what each key does in a window; a key is a caller and a kind of call. */
export interface RateLimiter {
  /** Takes one; gives how long to wait when there is none left, and null when there was. */
  take(key: string, rule: RateRule): number | null
  /** What was taken turned out not to count. */
  giveBack(key: string): void
}

/** Kept in memory: a restart forgives. When too many keys are held, the oldest windows go first. */
export const createRateLimiter = (now: () => number): RateLimiter => {
  const windows = new Map<string, { readonly endsAt: number; count: number }>()
  return {
    take: (key, rule) => {
      const at = now()
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
    giveBack: (key) => {
      const held = windows.get(key)
      if (held !== undefined && held.count > 0) held.count -= 1
    },
  }
}

const makeRoom = (windows: Map<string, { readonly endsAt: number }>, at: number): void => {
  for (const [key, { endsAt }] of windows) if (endsAt <= at) windows.delete(key)
  for (const key of windows.keys()) {
    if (windows.size <= serverLimits.rateKeysMax) return
    windows.delete(key)
  }
}

/** For tests of other things. */
export const unlimited: RateLimiter = { take: () => null, giveBack: () => undefined }
