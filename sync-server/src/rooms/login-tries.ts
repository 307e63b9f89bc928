import type { LoginId, OrganizationId } from '@kontor/domain'
import { serverLimits } from '../limits.ts'
import type { CountedKey, CreateCounts } from '../rate-limit/sliding-counts.ts'

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
  take(lookUp: LoginTry): Promise<number | null>
}

/** F1: the counts of logins and organisations are kept until their window is over, so that others cannot push them out. */
export const createLoginTries = (createCounts: CreateCounts): LoginTries => {
  const { windowMs, perLoginMax, perOrganizationMax, rememberedMax } = serverLimits.loginTries
  const counts = createCounts({ kind: 'look-ups of logins', keysMax: rememberedMax })
  const counted = (key: string, max: number): CountedKey => ({ key, rules: [{ windowMs, max }] })
  return {
    take: async ({ loginId, organizationId, mutationId }) => {
      const keys = [counted(`login ${loginId}`, perLoginMax)]
      if (organizationId !== null) keys.push(counted(`organization ${organizationId}`, perOrganizationMax))
      return (await counts.take(`${loginId}/${mutationId}`, keys))?.waitMs ?? null
    },
  }
}
