import { profiles, type AccessSnapshot, type AccountId, type ProfileId } from '@kontor/domain'

/**
 * With which profile the registration begins: the one that the link names, else that of the organization in which the
 * signed-in person was last. Null for a visitor, who chooses.
 */
export const askedProfile = (
  parameters: Pick<URLSearchParams, 'get'>,
  access: AccessSnapshot | null,
  lastAccountId: AccountId | null,
): ProfileId | null => {
  const named = parameters.get('profile')
  if (named !== null && Object.hasOwn(profiles, named)) return named as ProfileId
  const organizations = access?.organizations ?? []
  const last = organizations.find(({ accounts }) => accounts.some(({ id }) => id === lastAccountId))
  return (last ?? organizations[0])?.profile ?? null
}
