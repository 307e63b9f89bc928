import type { AccountId, MemberId } from '../../kernel/ids.ts'
import type { Directory } from '../directory.ts'
import type { Member } from '../records.ts'
import { accountReasons, heldRights } from './access-reasons.ts'
import type { AccountReason, RightAccess } from './access.ts'
import { byJoining } from './record-order.ts'

/** A person who gets into an account, why, and with which rights there. */
export interface PersonReaching {
  readonly memberId: MemberId
  readonly reason: AccountReason
  readonly rights: readonly RightAccess[]
}

const order: readonly AccountReason[] = ['administrator', 'home', 'grant']

/**
 * Who gets into an account (A9, A10, A11, A16): administrators, then those who belong to it, then those to whom it was
 * granted, each by date of joining. `effectiveAccess` in the other direction; no one gets into an archived account.
 */
export const whoReaches = (directory: Directory, accountId: AccountId): readonly PersonReaching[] => {
  if (directory.organization === null || directory.account.get(accountId)?.status !== 'active') return []
  const reaching = new Map<AccountReason, Member[]>(order.map((reason) => [reason, []]))
  for (const member of directory.member.values()) {
    const reason = member.status === 'active' ? accountReasons(directory, member)(accountId) : null
    if (reason !== null) reaching.get(reason)?.push(member)
  }
  return [...reaching].flatMap(([reason, members]) =>
    members.sort(byJoining).map((member) => ({ memberId: member.id, reason, rights: heldRights(directory, member) })),
  )
}
