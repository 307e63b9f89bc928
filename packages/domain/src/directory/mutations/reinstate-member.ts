import * as v from 'valibot'
import { MemberIdSchema } from '../../kernel/ids.ts'
import { defineMutation } from '../define-mutation.ts'
import { putIfChanged } from '../directory.ts'
import { unknownRecord } from '../guards/unknown-record.ts'
import { undoEachMember } from '../undo-changes.ts'

export const reinstateMember = defineMutation({
  arguments: v.object({ memberId: MemberIdSchema }),
  who: 'administrators',
  history: 'people',
  run: (directory, { memberId }) => {
    const member = directory.member.get(memberId)
    if (!member) return unknownRecord('member', memberId)
    if (member.primary) return { code: 'primary-is-fixed', name: member.name }
    return putIfChanged('member', member, { status: 'active' })
  },
  undo: undoEachMember(({ id: memberId }) => [{ name: 'suspendMember', args: { memberId } }]),
})
