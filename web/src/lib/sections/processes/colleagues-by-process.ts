import type { LoginId } from '@kontor/domain'
import type { Colleague } from '@kontor/replica'

/** Who else has which process open now, by its id. */
export const colleaguesByProcess = (
  colleagues: readonly Colleague[],
  self: LoginId,
): ReadonlyMap<string, readonly Colleague[]> => {
  const found = new Map<string, Colleague[]>()
  for (const colleague of colleagues) {
    const processId = /\?process=(.+)$/.exec(colleague.screen ?? '')?.[1]
    if (processId === undefined || colleague.loginId === self) continue
    const others = found.get(processId) ?? []
    if (others.some(({ loginId }) => loginId === colleague.loginId)) continue
    found.set(processId, [...others, colleague])
  }
  return found
}
