import * as v from 'valibot'
import { MemberIdSchema } from '../../kernel/ids.ts'
import { EmailSchema, PhoneSchema } from '../../kernel/text.ts'
import { defineMutation } from '../define-mutation.ts'
import { putIfChanged } from '../directory.ts'
import { refuseEmail } from '../guards/refuse-email.ts'
import { unknownRecord } from '../guards/unknown-record.ts'
import { organizationOf } from '../organization-of.ts'

/**
 * B14: the operator carries out a request for another e-mail or telephone number. The person must still be the one that
 * the operator was shown. A new e-mail counts once its owner has confirmed it.
 */
export const changeContact = defineMutation({
  arguments: v.object({
    person: v.object({ memberId: MemberIdSchema, name: v.string(), email: v.string() }),
    email: v.optional(EmailSchema),
    phone: v.optional(PhoneSchema),
  }),
  who: 'operator',
  history: 'people',
  run: (directory, { person, email, phone }, { now }) => {
    const member = directory.member.get(person.memberId)
    if (!member) return unknownRecord('member', person.memberId)
    if (member.name !== person.name || member.email !== person.email)
      return { code: 'person-changed', name: person.name }
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
