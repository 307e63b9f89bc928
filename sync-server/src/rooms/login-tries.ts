import type { LoginId, OrganizationId } from '@kontor/domain'
import { serverLimits } from '../limits.ts'

export interface LoginTry {
  readonly loginId: LoginId
  /** Null: in an organisation in which this login may invite nobody, and which it shall not use up either. */
  readonly organizationId: OrganizationId | null
  readonly mutationId: string
}

/**
 * B9: counts how often somebody asks for a login by user name and e-mail, found or not, so that nobody can try out who
 * has one. Counted per login that asks and per organisation, in a window that slides.
 */
export interface LoginTries {
  /**
   * Takes one; gives how long to wait when there is none left, and null when there was. The same mutation is counted
   * once, however often it is run (S1).
   */
  take(asked: LoginTry): number | null
}

interface Try {
  readonly mutationId: string
  readonly at: number
}

/** Kept in memory: a restart forgives. When too many are remembered, those who asked longest ago go first. */
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

/** Until so many of them are over that there is room for one more. */
const waitMs = (
  tries: readonly Try[],
  { max, windowMs, at }: { readonly max: number; readonly windowMs: number; readonly at: number },
): number => {
  const inTheWay = tries[tries.length - max]
  return inTheWay === undefined ? 0 : inTheWay.at + windowMs - at
}
