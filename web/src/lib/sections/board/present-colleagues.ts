import type { LoginId } from '@kontor/domain'
import type { Colleague } from '@kontor/replica'

/** Who else has a record open now, by the parameter of the address that names it. */
export const presentAt = (
  colleagues: readonly Colleague[],
  { self, param, recordId }: { readonly self: LoginId; readonly param: string; readonly recordId: string },
): readonly Colleague[] => {
  const found = new Map<LoginId, Colleague>()
  for (const colleague of colleagues)
    if (colleague.loginId !== self && colleague.screen?.endsWith(`?${param}=${recordId}`) === true)
      found.set(colleague.loginId, colleague)
  return [...found.values()]
}
