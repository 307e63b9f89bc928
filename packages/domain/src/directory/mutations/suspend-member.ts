import * as v from 'valibot'
import { MemberIdSchema } from '../../kernel/ids.ts'
import { defineMutation } from '../define-mutation.ts'
import { putIfChanged } from '../directory.ts'
import { refuseEnding } from '../guards/refuse-ending.ts'
import { unknownRecord } from '../guards/unknown-record.ts'
import { undoEachMember } from '../undo-changes.ts'
import { voidedInvitations } from '../voided-invitations.ts'

/** Access ends at once and may come back; everything that the member holds stays as stored. Invitations that the member sent are void. */
export const suspendMember = defineMutation({
  arguments: v.object({ memberId: MemberIdSchema }),
  who: 'administrators',
  history: 'people',
  run: (directory, { memberId }, context) => {
    const member = directory.member.get(memberId)
    if (!member) return unknownRecord('member', memberId)
    const refusal = refuseEnding(member, context)
    if (refusal) return refusal
    return [...putIfChanged('member', member, { status: 'suspended' }), ...voidedInvitations(directory, member)]
  },
  undo: undoEachMember(({ id: memberId }) => [{ name: 'reinstateMember', args: { memberId } }]),
})
