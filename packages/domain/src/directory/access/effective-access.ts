import type { AccountId, MemberId } from '../../kernel/ids.ts'
import type { Directory } from '../directory.ts'
import type { Account, Member } from '../records.ts'
import { accountReasons, heldRights } from './access-reasons.ts'
import type { AccountAccess, EffectiveAccess } from './access.ts'
import { accountsInOrder, byPosition } from './record-order.ts'

/**
 * Which accounts a member reaches, with which rights, and why. Every decision about reading asks this
 * function, or one built on it: the server's reading rules, the buttons, and the explanation that an administrator sees.
 * Empty for an unknown or suspended member; archived accounts are left out.
 *
 * @example effectiveAccess(directory, memberId).some((access) => access.accountId === accountId)
 */
export const effectiveAccess = (directory: Directory, memberId: MemberId): EffectiveAccess => {
  const member = directory.member.get(memberId)
  if (member?.status !== 'active' || directory.organization === null) return []
  const reasonOf = accountReasons(directory, member)
  const rights = heldRights(directory, member)
  return candidates(directory, member).flatMap(({ id, status }): readonly AccountAccess[] => {
    const reason = status === 'active' ? reasonOf(id) : null
    return reason === null ? [] : [{ accountId: id, reason, rights }]
  })
}

/** Where something may lead: most people are spared the question for a thousand accounts. */
const candidates = (directory: Directory, member: Member): readonly Account[] => {
  if (member.admin) return accountsInOrder(directory)
  const ids = new Set<AccountId>([member.homeAccountId, ...member.grants])
  return [...ids].flatMap((id) => directory.account.get(id) ?? []).sort(byPosition)
}
