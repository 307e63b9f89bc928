import * as v from 'valibot'
import { MemberIdSchema } from '../../kernel/ids.ts'
import { defineMutation } from '../define-mutation.ts'
import { putIfChanged } from '../directory.ts'
import { refuseEnding } from '../guards/refuse-ending.ts'
import { unknownRecord } from '../guards/unknown-record.ts'
import { undoEachMember } from '../undo-changes.ts'

/** Access ends at once and may come back; everything that the member holds stays as stored. */
export const suspendMember = defineMutation({
  arguments: v.object({ memberId: MemberIdSchema }),
  who: 'administrators',
  history: 'people',
  run: (directory, { memberId }, context) => {
    const member = directory.member.get(memberId)
    if (!member) return unknownRecord('member', memberId)
    return refuseEnding(member, context) ?? putIfChanged('member', member, { status: 'suspended' })
  },
  undo: undoEachMember(({ id: memberId }) => [{ name: 'reinstateMember', args: { memberId } }]),
})
