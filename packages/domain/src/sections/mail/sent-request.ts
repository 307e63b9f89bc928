import type { ConversationId } from '../../kernel/ids.ts'
import type { WriteOf } from '../../kernel/write.ts'
import { authorOf } from './author-of.ts'
import type { Mail, MailContext, MailRefusal, MailShape } from './mail.ts'
import { newConversation } from './new-conversation.ts'
import type { Requested } from './records.ts'
import { writtenMessage } from './written-message.ts'

/** Begins the conversation of a request, with its first message. */
export const sentRequest = (
  mail: Mail,
  {
    id,
    requested,
    said,
  }: {
    readonly id: ConversationId
    readonly requested: Requested
    readonly said: Parameters<typeof writtenMessage>[2]
  },
  context: MailContext,
): MailRefusal | readonly WriteOf<MailShape>[] => {
  const { number = null, now: at } = context
  const request = { number, requested, state: 'sent' as const, reason: null, by: authorOf(context), at }
  const conversation = newConversation(mail, { id, subject: null, request }, context)
  return 'code' in conversation ? conversation : writtenMessage(mail, conversation, said, context)
}
