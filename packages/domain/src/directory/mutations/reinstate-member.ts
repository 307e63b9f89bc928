import * as v from 'valibot'
import { MemberIdSchema } from '../../kernel/ids.ts'
import { defineMutation } from '../define-mutation.ts'
import { putIfChanged } from '../directory.ts'
import { refuseMakingAdministrator } from '../guards/refuse-making-administrator.ts'
import { unknownRecord } from '../guards/unknown-record.ts'
import { undoEachMember } from '../undo-changes.ts'

export const reinstateMember = defineMutation({
  arguments: v.object({ memberId: MemberIdSchema }),
  who: 'administrators',
  history: 'people',
  run: (directory, { memberId }, context) => {
    const member = directory.member.get(memberId)
    if (!member) return unknownRecord('member', memberId)
    if (member.primary) return { code: 'primary-is-fixed', name: member.name }
    const refusal = refuseMakingAdministrator(member, context)
    return refusal ?? putIfChanged('member', member, { status: 'active' })
  },
  undo: undoEachMember(({ id: memberId }) => [{ name: 'suspendMember', args: { memberId } }]),
})
