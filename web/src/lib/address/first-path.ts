import type { AccessSnapshot, AccountId } from '@kontor/domain'
import { paths } from './paths.ts'

/**
 * Where a visit begins: the account last in use, else the home account, else any; for a person who reaches several, with
 * the overview of all (A5). Null for a person without an account.
 */
export const firstPath = (access: AccessSnapshot, lastAccountId: AccountId | null): string | null => {
  const all = access.organizations.flatMap(({ accounts }) => accounts.map(({ id }) => id))
  const homes = access.organizations.map(({ member }) => member.homeAccountId)
  const first = [lastAccountId, ...homes, ...all].find((id) => id !== null && all.includes(id))
  if (first === undefined || first === null) return null
  return all.length > 1 ? paths.overview(first) : paths.account(first)
}
