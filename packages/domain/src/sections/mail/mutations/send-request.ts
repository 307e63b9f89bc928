import * as v from 'valibot'
import { MemberIdSchema, UnitIdSchema } from '../../../kernel/ids.ts'
import { EmailSchema, IdentifierSchema, NameSchema, PhoneSchema } from '../../../kernel/text.ts'
import { defineMutation, type MailContext } from '../mail.ts'
import { messageArguments } from '../message-arguments.ts'
import type { Requested } from '../records.ts'
import { sentRequest } from '../sent-request.ts'

const person = v.object({ memberId: MemberIdSchema, name: NameSchema, email: EmailSchema })
const unit = { unitId: UnitIdSchema, to: IdentifierSchema, name: v.nullable(NameSchema) } as const

/** What a person types is checked here once; records keep it as it was cleaned. */
const aboutPerson = [
  v.object({ kind: v.literal('change-email'), person, to: EmailSchema }),
  v.object({ kind: v.literal('change-phone'), person, from: v.nullable(PhoneSchema), to: PhoneSchema }),
] as const
export const RequestAboutPersonSchema = v.variant('kind', [...aboutPerson])
const requested = v.variant('kind', [
  ...aboutPerson,
  v.object({ kind: v.literal('reset-second-factor'), person }),
  v.object({ kind: v.literal('add-unit'), ...unit }),
  v.object({ kind: v.literal('register-unit'), ...unit }),
])

/**
 * B14, B22, B23: asks the operator for what administrators cannot change themselves. About oneself anyone may ask, about
 * others and about units an administrator. It has a number (S17); its message may be empty.
 */
export const sendRequest = defineMutation({
  arguments: v.object({ ...messageArguments, requested }),
  who: 'members',
  history: 'requests',
  run: (mail, { conversationId: id, requested, ...said }, context) => {
    if (!mayAsk(requested, context)) return { code: 'not-admin' }
    return sentRequest(mail, { id, requested, said }, context)
  },
  undo: 'happened',
})

/** Someone who is signed in turns off their own second factor with the password. */
const mayAsk = (requested: Requested, { access }: MailContext): boolean => {
  if (access?.admin === true) return true
  const isContact = requested.kind === 'change-email' || requested.kind === 'change-phone'
  return isContact && requested.person.memberId === access?.memberId
}
