import type { AccountAccess, AccountReason, EffectiveAccess, RightAccess, RightReason } from './access.ts'
import { accountsInOrder } from './accounts-in-order.ts'
import { byPosition } from './by-position.ts'
import type { Directory } from './directory.ts'
import type { AccountId, MemberId } from './ids.ts'
import { mainAccount } from './main-account.ts'
import { profileOf } from './profiles/profile-of.ts'
import type { Right } from './profiles/profile.ts'
import type { Account, Member } from './records.ts'

/**
 * Which accounts a member reaches, with which rights, and why. Everything that decides asks this function:
 * mutators, the server's reading rules, the buttons, and the explanation that an administrator sees.
 * Empty for an unknown or suspended member; archived accounts are left out.
 *
 * @example effectiveAccess(directory, memberId).some((access) => access.accountId === accountId)
 */
export const effectiveAccess = (directory: Directory, memberId: MemberId): EffectiveAccess => {
  const member = directory.member.get(memberId)
  if (member?.status !== 'active' || directory.organization === null) return []
  const rights = rightsOf(directory, member)
  return reachedAccounts(directory, member)
    .filter((account) => account.status === 'active')
    .map((account): AccountAccess => ({ accountId: account.id, reason: accountReason(member, account.id), rights }))
}

/** A9, A16: an administrator reaches every account. A10, A11: grants count only for a home in the main account. */
const reachedAccounts = (directory: Directory, member: Member): readonly Account[] => {
  if (member.admin) return accountsInOrder(directory)
  const livesInMain = member.homeAccountId === mainAccount(directory).id
  const ids = new Set<AccountId>(livesInMain ? [member.homeAccountId, ...member.grants] : [member.homeAccountId])
  const accounts: Account[] = []
  for (const id of ids) {
    const account = directory.account.get(id)
    if (account) accounts.push(account)
  }
  return accounts.sort(byPosition)
}

const accountReason = (member: Member, accountId: AccountId): AccountReason => {
  if (member.admin) return 'administrator'
  return accountId === member.homeAccountId ? 'home' : 'grant'
}

const rightsOf = (directory: Directory, member: Member): readonly RightAccess[] =>
  profileOf(directory)
    .rights.map((right): RightAccess => ({ right, reasons: rightReasons(directory, member, right) }))
    .filter((access) => access.reasons.length > 0)

const rightReasons = (directory: Directory, member: Member, right: Right): readonly RightReason[] => {
  const reasons: RightReason[] = []
  if (member.admin) reasons.push({ by: 'administrator' })
  if (member.rights.includes(right)) reasons.push({ by: 'direct' })
  for (const roleId of member.roleIds) {
    if (directory.role.get(roleId)?.rights.includes(right)) reasons.push({ by: 'role', roleId })
  }
  return reasons
}
