import * as v from 'valibot'
import { type ConversationId, LoginIdSchema, MemberIdSchema } from '../../kernel/ids.ts'
import type { Mail, MailContext } from './mail.ts'
import type { Conversation } from './records.ts'

/** A person to whom the mail is closed, as the server knows them. */
export const SenderSchema = v.object({ memberId: MemberIdSchema, loginId: LoginIdSchema, name: v.string() })
type Sender = v.InferOutput<typeof SenderSchema>

/** A request that this person sent about themselves; null for every other conversation. */
export const ownRequest = (
  mail: Mail,
  conversationId: ConversationId,
  { memberId }: Pick<Sender, 'memberId'>,
): Conversation | null => {
  const conversation = mail.conversation.get(conversationId)
  const requested = conversation?.request?.requested
  if (conversation?.startedBy.kind !== 'member' || requested === undefined || !('person' in requested)) return null
  return conversation.startedBy.memberId === memberId && requested.person.memberId === memberId ? conversation : null
}

export const asSender = (context: MailContext, sender: Sender): MailContext => ({
  ...context,
  access: { ...sender, admin: false, rights: [] },
})
