import * as v from 'valibot'
import { MemberIdSchema } from '../../kernel/ids.ts'
import { defineMutation } from '../define-mutation.ts'
import { refuseForeignPrimary } from '../guards/refuse-foreign-primary.ts'
import { refuseTooManyMails } from '../guards/refuse-too-many-mails.ts'
import { unknownRecord } from '../guards/unknown-record.ts'

/**
 * Issue 8 D: an administrator sends a member the link for a new password. It writes nothing: the server sends the mail
 * once it is accepted. The link goes to the member's own address, so the administrator never sees it.
 */
export const sendPasswordLink = defineMutation({
  arguments: v.object({ memberId: MemberIdSchema }),
  who: 'administrators',
  peopleOnly: true,
  history: 'people',
  facts: ({ memberId }) => ({ mailTo: { memberId } }),
  run: (directory, { memberId }, context) => {
    const member = directory.member.get(memberId)
    if (!member) return unknownRecord('member', memberId)
    return refuseForeignPrimary(member, context) ?? refuseTooManyMails(context.facts, member.email) ?? []
  },
  undo: 'happened',
  effects: ({ args: { memberId }, content, now }) => {
    const loginId = content.member.get(memberId)?.loginId
    if (loginId === undefined) return []
    return [{ kind: 'password-link', payload: { loginId }, dueAt: now, isMessage: true }]
  },
})
