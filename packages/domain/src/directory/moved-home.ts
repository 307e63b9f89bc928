import { changedList } from './changed-lists.ts'
import type { Account, Member } from './records.ts'

/**
 * A member with another home. Moved to the main account, the former home stays as a grant: no one loses what they
 * worked with. Moved to a sub-account, all grants go (A11).
 */
export const movedHome = (member: Member, home: Account): Pick<Member, 'homeAccountId' | 'grants'> => {
  if (member.homeAccountId === home.id) return { homeAccountId: home.id, grants: member.grants }
  if (home.kind === 'sub') return { homeAccountId: home.id, grants: [] }
  return { homeAccountId: home.id, grants: changedList(member.grants, [member.homeAccountId], []) }
}
