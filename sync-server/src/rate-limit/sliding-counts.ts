/** So many events within any period of this length. */
export interface SlidingRule {
  readonly windowMs: number
  readonly max: number
}

export interface CountedKey {
  readonly key: string
  readonly rules: readonly SlidingRule[]
}

/** Counts events by key, in sliding windows. */
export interface SlidingCounts {
  /**
   * Counts one event under all of the keys, and returns null; or counts nothing, and returns the key with the longest wait
   * and that wait. An event of the same id is counted once.
   */
  take(id: string, keys: readonly CountedKey[]): { readonly key: string; readonly waitMs: number } | null
}

interface Event {
  readonly id: string
  readonly at: number
}

/**
 * Kept in memory, so a restart forgets. No key pushes out another: when `keysMax` are remembered, new keys wait until
 * one is over, so that naming many keys does not reset a bound.
 */
export const createSlidingCounts = (options: {
  readonly now: () => number
  readonly keysMax: number
}): SlidingCounts => {
  const { now, keysMax } = options
  const eventsBy = new Map<string, readonly Event[]>()
  const endsBy = new Map<string, number>()
  /** No key ends before this, so full maps are not looked through again until then. */
  let firstEnd = 0

  /** Makes room for new keys; returns how long to wait when there is none. */
  const waitForRoom = (keys: readonly CountedKey[], at: number): number => {
    const fresh = keys.filter(({ key }) => !eventsBy.has(key)).length
    if (eventsBy.size + fresh <= keysMax) return 0
    if (at < firstEnd) return firstEnd - at
    for (const [key, endsAt] of endsBy) if (endsAt <= at) forget(key)
    if (eventsBy.size + fresh <= keysMax) return 0
    firstEnd = Infinity
    for (const endsAt of endsBy.values()) firstEnd = Math.min(firstEnd, endsAt)
    return Math.max(firstEnd - at, 1)
  }
  const forget = (key: string): void => {
    eventsBy.delete(key)
    endsBy.delete(key)
  }

  return {
    take: (id, keys) => {
      const at = now()
      const recent = keys.map(({ key, rules }) => {
        const longestMs = Math.max(...rules.map(({ windowMs }) => windowMs))
        return { key, rules, longestMs, events: (eventsBy.get(key) ?? []).filter((event) => event.at > at - longestMs) }
      })
      if (recent.some(({ events }) => events.some((event) => event.id === id))) return null
      const [longest] = recent
        .map(({ key, rules, events }) => ({
          key,
          waitMs: Math.max(...rules.map((rule) => waitOf(events, rule, at))),
        }))
        .sort((one, other) => other.waitMs - one.waitMs)
      if (longest !== undefined && longest.waitMs > 0) return longest
      const waitMs = waitForRoom(keys, at)
      if (waitMs > 0) return { key: keys[0]?.key ?? '', waitMs }
      for (const { key, longestMs, events } of recent) {
        eventsBy.set(key, [...events, { id, at }])
        endsBy.set(key, at + longestMs)
      }
      return null
    },
  }
}

/** How long until enough of the events are over for one more. */
const waitOf = (events: readonly Event[], { windowMs, max }: SlidingRule, at: number): number => {
  const inTheWay = events[events.length - max]
  return inTheWay === undefined ? 0 : Math.max(inTheWay.at + windowMs - at, 0)
}
