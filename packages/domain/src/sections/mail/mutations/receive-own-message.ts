import * as v from 'valibot'
import { ConversationIdSchema, MessageIdSchema } from '../../../kernel/ids.ts'
import { defineMutation } from '../mail.ts'
import { asSender, ownRequest, SenderSchema } from '../own-request.ts'
import { MessageTextSchema } from '../texts.ts'
import { writtenMessage } from '../written-message.ts'

/** B14: a person who may not open the mail adds a message to their own request; the server says who it is. */
export const receiveOwnMessage = defineMutation({
  arguments: v.object({
    conversationId: ConversationIdSchema,
    messageId: MessageIdSchema,
    message: MessageTextSchema,
    sender: SenderSchema,
  }),
  who: 'system',
  history: 'requests',
  run: (mail, { conversationId, messageId, message, sender }, context) => {
    const conversation = ownRequest(mail, conversationId, sender)
    if (conversation === null) return { code: 'unknown-conversation', recordId: conversationId }
    return writtenMessage(mail, conversation, { messageId, message, attachments: [] }, asSender(context, sender))
  },
  undo: 'happened',
})
