import * as v from 'valibot'
import { MemberIdSchema, UnitIdSchema } from '../../../kernel/ids.ts'
import { EmailSchema, IdentifierSchema, NameSchema, PhoneSchema } from '../../../kernel/text.ts'
import { authorOf } from '../author-of.ts'
import { defineMutation, type MailContext } from '../mail.ts'
import { messageArguments } from '../message-arguments.ts'
import { newConversation } from '../new-conversation.ts'
import type { Requested } from '../records.ts'
import { writtenMessage } from '../written-message.ts'

const person = v.object({ memberId: MemberIdSchema, name: NameSchema, email: EmailSchema })
const unit = { unitId: UnitIdSchema, to: IdentifierSchema, name: v.nullable(NameSchema) } as const

/** What a person types is checked here once; records keep it as it was cleaned. */
const requested = v.variant('kind', [
  v.object({ kind: v.literal('change-email'), person, to: EmailSchema }),
  v.object({ kind: v.literal('change-phone'), person, from: v.nullable(PhoneSchema), to: PhoneSchema }),
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
    const { number = null, now: at } = context
    const request = { number, requested, state: 'sent' as const, reason: null, by: authorOf(context), at }
    const conversation = newConversation(mail, { id, subject: null, request }, context)
    return 'code' in conversation ? conversation : writtenMessage(mail, conversation, said, context)
  },
  undo: 'happened',
})

const mayAsk = (requested: Requested, { access }: MailContext): boolean =>
  access?.admin === true || ('person' in requested && requested.person.memberId === access?.memberId)
