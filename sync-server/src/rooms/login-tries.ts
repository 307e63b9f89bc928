import type { LoginId, OrganizationId } from '@kontor/domain'
import { serverLimits } from '../limits.ts'
import { createSlidingCounts, type CountedKey } from '../rate-limit/sliding-counts.ts'

export interface LoginTry {
  readonly loginId: LoginId
  /** Null: in an organisation in which this login may not invite, and whose tries it must not use up. */
  readonly organizationId: OrganizationId | null
  readonly mutationId: string
}

/**
 * B9: counts how often a login is looked up by user name and e-mail, found or not, so that who has a login cannot be found
 * by trying. Counted per login that asks and per organisation, in a window that slides.
 */
export interface LoginTries {
  /**
   * Takes one; returns how long to wait when there is none left, and null when there was. The same mutation is counted
   * once, however often it is run (S1).
   */
  take(asked: LoginTry): number | null
}

/** F1: logins and organisations that asked are kept until their window is over, so that others cannot wash them out. */
export const createLoginTries = (now: () => number): LoginTries => {
  const { windowMs, perLoginMax, perOrganizationMax, rememberedMax } = serverLimits.loginTries
  const counts = createSlidingCounts({ now, keysMax: rememberedMax })
  const counted = (key: string, max: number): CountedKey => ({ key, rules: [{ windowMs, max }] })
  return {
    take: ({ loginId, organizationId, mutationId }) => {
      const keys = [counted(`login ${loginId}`, perLoginMax)]
      if (organizationId !== null) keys.push(counted(`organization ${organizationId}`, perOrganizationMax))
      return counts.take(`${loginId}/${mutationId}`, keys)?.waitMs ?? null
    },
  }
}
