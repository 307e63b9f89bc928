import type { AccountId, MemberId } from '../../kernel/ids.ts'
import type { Directory } from '../directory.ts'
import { profileOf } from '../profiles/profile-of.ts'
import type { Right } from '../profiles/profile.ts'
import type { Member } from '../records.ts'
import { accountReasons, rightReasons } from './access-reasons.ts'
import type { RightReason } from './access.ts'
import { byJoining } from './record-order.ts'

/** A person who holds a right somewhere, every reason for it, and in how many accounts. */
export interface PersonHolding {
  readonly memberId: MemberId
  readonly reasons: readonly RightReason[]
  readonly accounts: number
}

const order: readonly RightReason['by'][] = ['administrator', 'direct', 'role']

/**
 * Who holds a right in at least one account (A19, B10, B16): administrators, then those to whom it was given, then those
 * who have it only through a role, each by date of joining. `effectiveAccess` in the other direction.
 */
export const whoHolds = (directory: Directory, right: Right): readonly PersonHolding[] => {
  if (directory.organization === null || !profileOf(directory).rights.includes(right)) return []
  const open = new Set<AccountId>()
  for (const account of directory.account.values()) if (account.status === 'active') open.add(account.id)
  const holding = new Map<RightReason['by'], [Member, PersonHolding][]>(order.map((by) => [by, []]))
  for (const member of directory.member.values()) {
    if (member.status !== 'active') continue
    const reasons = rightReasons(directory, member, right)
    const accounts = reasons.length === 0 ? 0 : countReached(directory, member, open)
    const [first] = reasons
    if (first !== undefined && accounts > 0)
      holding.get(first.by)?.push([member, { memberId: member.id, reasons, accounts }])
  }
  return [...holding.values()].flatMap((people) =>
    people.sort(([one], [other]) => byJoining(one, other)).map(([, person]) => person),
  )
}

const countReached = (directory: Directory, member: Member, open: ReadonlySet<AccountId>): number => {
  if (member.admin) return open.size
  const reasonOf = accountReasons(directory, member)
  let count = 0
  for (const id of new Set<AccountId>([member.homeAccountId, ...member.grants])) {
    if (open.has(id) && reasonOf(id) !== null) count += 1
  }
  return count
}
