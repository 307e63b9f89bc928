import type { Awaitable } from './rate-limiter.ts'

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
  take(id: string, keys: readonly CountedKey[]): Awaitable<RefusedEvent | null>
}

export interface RefusedEvent {
  readonly key: string
  readonly waitMs: number
}

/** Creates the counts of one kind of events, which remember so many keys. */
export type CreateCounts = (options: { readonly kind: string; readonly keysMax: number }) => SlidingCounts

/** Counts in the memory of this server. */
export const countsInMemory =
  (now: () => number): CreateCounts =>
  ({ keysMax }) =>
    createSlidingCounts({ now, keysMax })

export interface CountedEvent {
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
}): { take(...event: Parameters<SlidingCounts['take']>): RefusedEvent | null } => {
  const { now, keysMax } = options
  const eventsBy = new Map<string, readonly CountedEvent[]>()
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
        const longestMs = longestOf(rules)
        return { key, rules, longestMs, events: (eventsBy.get(key) ?? []).filter((event) => event.at > at - longestMs) }
      })
      if (recent.some(({ events }) => events.some((event) => event.id === id))) return null
      const refused = refusedBy(recent, at)
      if (refused !== null) return refused
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

export const longestOf = (rules: readonly SlidingRule[]): number => Math.max(...rules.map(({ windowMs }) => windowMs))

/** The key with the longest wait before one more event; null when none has to wait. */
export const refusedBy = (
  recent: readonly (CountedKey & { readonly events: readonly CountedEvent[] })[],
  at: number,
): RefusedEvent | null => {
  const [longest] = recent
    .map(({ key, rules, events }) => ({ key, waitMs: Math.max(...rules.map((rule) => waitOf(events, rule, at))) }))
    .sort((one, other) => other.waitMs - one.waitMs)
  return longest !== undefined && longest.waitMs > 0 ? longest : null
}

/** How long until enough of the events are over for one more. */
const waitOf = (events: readonly CountedEvent[], { windowMs, max }: SlidingRule, at: number): number => {
  const inTheWay = events[events.length - max]
  return inTheWay === undefined ? 0 : Math.max(inTheWay.at + windowMs - at, 0)
}
