import type { ActorAccess } from '../../kernel/actor.ts'
import type { AccountId, LoginId } from '../../kernel/ids.ts'
import type { Directory } from '../directory.ts'
import { memberOfLogin } from '../member-of-login.ts'
import type { Right } from '../profiles/profile.ts'
import { effectiveAccess } from './effective-access.ts'

/**
 * A3: who a login is in a section that needs these rights, in that account; null: it may not open it. It takes the account
 * and every one of the rights.
 */
export const sectionAccess = (
  directory: Directory,
  loginId: LoginId,
  accountId: AccountId,
  needs: readonly Right[],
): ActorAccess | null => {
  const member = memberOfLogin(directory, loginId)
  if (member === null) return null
  const account = effectiveAccess(directory, member.id).find((access) => access.accountId === accountId)
  if (account === undefined) return null
  const rights = account.rights.map(({ right }) => right)
  if (!needs.every((right) => rights.includes(right))) return null
  return { memberId: member.id, loginId, name: member.name, admin: member.admin, rights }
}
