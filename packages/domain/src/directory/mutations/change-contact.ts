import * as v from 'valibot'
import { EmailSchema, PhoneSchema } from '../../kernel/text.ts'
import { defineMutation } from '../define-mutation.ts'
import { putIfChanged } from '../directory.ts'
import { describedMember, describedPerson } from '../guards/described-member.ts'
import { refuseEmail } from '../guards/refuse-email.ts'
import { organizationOf } from '../organization-of.ts'

/**
 * B14: the operator carries out a request for another e-mail or telephone number. The person must still be the one that
 * the operator was shown. A new e-mail counts once its owner has confirmed it.
 */
export const changeContact = defineMutation({
  arguments: v.object({
    person: describedPerson,
    email: v.optional(EmailSchema),
    phone: v.optional(PhoneSchema),
  }),
  who: 'operator',
  history: 'people',
  run: (directory, { person, email, phone }, { now }) => {
    const member = describedMember(directory, person)
    if ('code' in member) return member
    const refusal = email === undefined ? null : refuseEmail(directory, email, now)
    if (refusal) return refusal
    return putIfChanged('member', member, {
      ...(email === undefined ? {} : { newEmail: email }),
      ...(phone === undefined ? {} : { phone }),
    })
  },
  undo: 'happened',
  // Approved again, it sends a new mail: the link of the earlier one may have expired.
  effects: ({ args: { person, email }, content, now }) => {
    if (email === undefined) return []
    const payload = { organizationId: organizationOf(content).id, memberId: person.memberId, email, approvedAt: now }
    return [{ kind: 'new-email-mail', payload, dueAt: now, isMessage: true }]
  },
})
