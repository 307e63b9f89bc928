import * as v from 'valibot'
import { MemberIdSchema } from '../../kernel/ids.ts'
import { defineMutation } from '../define-mutation.ts'
import { actingMember } from '../guards/acting-member.ts'
import { refuseForeignPrimary } from '../guards/refuse-foreign-primary.ts'
import { unknownRecord } from '../guards/unknown-record.ts'
import { secondFactorReset } from '../second-factor-reset.ts'

/**
 * Issue 8 D: a member has lost the second factor, and an administrator turns it off. It writes nothing: the server carries
 * it out once it is accepted, and sends the member a mail. One's own asks for the password, so it is not reset here; that
 * of a member of other organisations too is reset by the operator (`turnOffSecondFactor`).
 */
export const resetSecondFactor = defineMutation({
  arguments: v.object({ memberId: MemberIdSchema }),
  who: 'administrators',
  peopleOnly: true,
  history: 'people',
  facts: ({ memberId }) => ({ belongsElsewhere: memberId }),
  run: (directory, { memberId }, context) => {
    const member = directory.member.get(memberId)
    if (!member) return unknownRecord('member', memberId)
    if (actingMember(context).memberId === memberId) return { code: 'own-second-factor' }
    const refusal = refuseForeignPrimary(member, context)
    if (refusal) return refusal
    return context.facts.belongsElsewhere ? { code: 'second-factor-guards-others', name: member.name } : []
  },
  undo: 'happened',
  effects: ({ args: { memberId }, content, now }) => secondFactorReset(content, memberId, now),
})
