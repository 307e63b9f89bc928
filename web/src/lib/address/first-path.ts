import { hasOverview, type AccessSnapshot, type AccountId } from '@kontor/domain'
import { paths } from './paths.ts'

/**
 * Where a visit begins: the account last in use, else the home account, else any; with the overview for a person
 * who has one (A5). Null for a person without an account.
 */
export const firstPath = (access: AccessSnapshot, lastAccountId: AccountId | null): string | null => {
  const all = access.organizations.flatMap(({ accounts }) => accounts.map(({ id }) => id))
  const homes = access.organizations.map(({ member }) => member.homeAccountId)
  const first = [lastAccountId, ...homes, ...all].find((id) => id !== null && all.includes(id))
  if (first === undefined || first === null) return null
  return hasOverview(access.organizations) ? paths.overview(first) : paths.account(first)
}
