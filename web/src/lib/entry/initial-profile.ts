import { profiles, type AccessSnapshot, type AccountId, type ProfileId } from '@kontor/domain'

/**
 * The profile that the registration starts with: the one in the link, else that of the organization that the signed-in
 * person last used. Null for a visitor, who chooses.
 */
export const initialProfile = (
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
