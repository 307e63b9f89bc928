import type { MemberId } from '../kernel/ids.ts'
import type { Directory } from './directory.ts'
import type { DirectoryEffect } from './effect.ts'

/** What turns a member's second factor off; nothing for a member who is not there. */
export const secondFactorReset = (
  { member }: Pick<Directory, 'member'>,
  memberId: MemberId,
  now: number,
): readonly DirectoryEffect[] => {
  const loginId = member.get(memberId)?.loginId
  return loginId === undefined ? [] : [{ kind: 'reset-second-factor', payload: { loginId }, dueAt: now }]
}
