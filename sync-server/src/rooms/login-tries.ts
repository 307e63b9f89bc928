import type { LoginId, OrganizationId } from '@kontor/domain'
import { serverLimits } from '../limits.ts'

export interface LoginTry {
  readonly loginId: LoginId
  /** Null in an organisation where this login may not invite: its tries are not counted there. */
  readonly organizationId: OrganizationId | null
  readonly mutationId: string
}

/**
 * B9: counts look-ups of a login by user name and e-mail, found or not, so that no caller can try out which logins
 * exist. Counted per calling login and per organisation, in a sliding window.
 */
export interface LoginTries {
  /**
   * Takes one; returns how long to wait when none is left, else null. The same mutation is counted once, however often
   * it runs (S1).
   */
  take(asked: LoginTry): number | null
}

interface Try {
  readonly mutationId: string
  readonly at: number
}

/** Kept in memory: a restart forgets. When too many callers are remembered, the earliest are dropped. */
export const createLoginTries = (now: () => number): LoginTries => {
  const { windowMs, perLoginMax, perOrganizationMax, rememberedMax } = serverLimits.loginTries
  const triesBy = new Map<string, readonly Try[]>()

  const recent = (key: string, at: number): readonly Try[] =>
    (triesBy.get(key) ?? []).filter((one) => one.at > at - windowMs)

  const remember = (key: string, tries: readonly Try[]): void => {
    triesBy.delete(key)
    triesBy.set(key, tries)
    const [oldest] = triesBy.keys()
    if (triesBy.size > rememberedMax && oldest !== undefined) triesBy.delete(oldest)
  }

  return {
    take: ({ loginId, organizationId, mutationId }) => {
      const at = now()
      const counted = [
        { key: `login ${loginId}`, max: perLoginMax },
        ...(organizationId === null ? [] : [{ key: `organization ${organizationId}`, max: perOrganizationMax }]),
      ].map(({ key, max }) => ({ key, max, tries: recent(key, at) }))
      const id = `${loginId}/${mutationId}`
      if (counted[0]?.tries.some((one) => one.mutationId === id) === true) return null
      const waits = counted.map(({ max, tries }) => waitMs(tries, { max, windowMs, at }))
      const longest = Math.max(...waits)
      if (longest > 0) return longest
      for (const { key, tries } of counted) remember(key, [...tries, { mutationId: id, at }])
      return null
    },
  }
}

/** Waits until enough of them are over that there is room for one more. */
const waitMs = (
  tries: readonly Try[],
  { max, windowMs, at }: { readonly max: number; readonly windowMs: number; readonly at: number },
): number => {
  const inTheWay = tries[tries.length - max]
  return inTheWay === undefined ? 0 : inTheWay.at + windowMs - at
}
