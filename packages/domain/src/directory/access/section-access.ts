import type { ActorAccess } from '../../kernel/actor.ts'
import type { AccountId, LoginId } from '../../kernel/ids.ts'
import type { Directory } from '../directory.ts'
import { memberOfLogin } from '../member-of-login.ts'
import type { Right } from '../profiles/profile.ts'
import type { AccessSnapshot } from './access.ts'
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

/**
 * The same as far as the login's own access snapshot says it: for a browser that has no directory. The name is that of
 * the login.
 */
export const snapshotSectionAccess = (
  { login, organizations }: AccessSnapshot,
  accountId: AccountId,
  needs: readonly Right[],
): ActorAccess | null => {
  for (const { accounts, member } of organizations) {
    const account = accounts.find(({ id }) => id === accountId)
    if (account === undefined) continue
    const { rights } = account
    const { id: memberId, admin } = member
    if (needs.every((right) => rights.includes(right)))
      return { memberId, loginId: login.id, name: login.name, admin, rights }
  }
  return null
}
