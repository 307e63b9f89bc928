import * as v from 'valibot'
import { MemberIdSchema } from '../../kernel/ids.ts'
import { defineMutation } from '../define-mutation.ts'
import { remove } from '../directory.ts'
import { refuseEnding } from '../guards/refuse-ending.ts'
import { unknownRecord } from '../guards/unknown-record.ts'

/** B13: the membership ends, not the login. */
export const removeMember = defineMutation({
  arguments: v.object({ memberId: MemberIdSchema }),
  who: 'administrators',
  history: 'people',
  run: (directory, { memberId }, context) => {
    const member = directory.member.get(memberId)
    if (!member) return unknownRecord('member', memberId)
    return refuseEnding(member, context) ?? [remove('member', memberId)]
  },
  undo: 'person-removed',
})
