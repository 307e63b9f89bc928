import * as v from 'valibot'
import { MemberIdSchema } from '../../kernel/ids.ts'
import { defineMutation } from '../define-mutation.ts'
import { putIfChanged } from '../directory.ts'
import { unknownRecord } from '../guards/unknown-record.ts'
import { undoEachMember } from '../undo-changes.ts'
import { voidedInvitations } from '../voided-invitations.ts'

/**
 * What the member held beside the administrator's access was kept, and counts again from now on. Invitations that the member
 * sent are void.
 */
export const withdrawAdmin = defineMutation({
  arguments: v.object({ memberId: MemberIdSchema }),
  who: 'administrators',
  peopleOnly: true,
  history: 'access',
  run: (directory, { memberId }) => {
    const member = directory.member.get(memberId)
    if (!member) return unknownRecord('member', memberId)
    if (member.primary) return { code: 'primary-is-fixed', name: member.name }
    return [...putIfChanged('member', member, { admin: false }), ...voidedInvitations(directory, member)]
  },
  undo: undoEachMember(({ id: memberId }) => [{ name: 'assignAdmin', args: { memberId } }]),
})
