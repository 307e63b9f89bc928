import type { AccountId } from '../../kernel/ids.ts'
import type { Directory } from '../directory.ts'
import { mainAccount } from '../main-account.ts'
import { profileOf } from '../profiles/profile-of.ts'
import type { Right } from '../profiles/profile.ts'
import type { Member } from '../records.ts'
import type { AccountReason, RightAccess, RightReason } from './access.ts'

/** Why a member reaches an account, whether or not the person is active and the account open; null: nothing leads there. */
export type ReasonOfAccount = (accountId: AccountId) => AccountReason | null

/** A9, A16: an administrator reaches every account. A10, A11: grants count only for a home in the main account. */
export const accountReasons = (
  directory: Directory,
  member: Pick<Member, 'admin' | 'homeAccountId' | 'grants'>,
): ReasonOfAccount => {
  if (member.admin) return () => 'administrator'
  const home = member.homeAccountId
  if (home !== mainAccount(directory).id) return (id) => (id === home ? 'home' : null)
  const grants = new Set(member.grants)
  return (id) => (id === home ? 'home' : grants.has(id) ? 'grant' : null)
}

/** A19, B16: every way in which a member holds a right, in the order administrator, direct, roles; empty: not held. */
export const rightReasons = (
  directory: Directory,
  member: Pick<Member, 'admin' | 'rights' | 'roleIds'>,
  right: Right,
): readonly RightReason[] => {
  const reasons: RightReason[] = []
  if (member.admin) reasons.push({ by: 'administrator' })
  if (member.rights.includes(right)) reasons.push({ by: 'direct' })
  for (const roleId of member.roleIds) {
    if (directory.role.get(roleId)?.rights.includes(right)) reasons.push({ by: 'role', roleId })
  }
  return reasons
}

/** What a member holds, in every account alike, in the profile's order. */
export const heldRights = (directory: Directory, member: Member): readonly RightAccess[] =>
  profileOf(directory)
    .rights.map((right): RightAccess => ({ right, reasons: rightReasons(directory, member, right) }))
    .filter(({ reasons }) => reasons.length > 0)
