import * as v from 'valibot'
import { NameSchema } from '../../../kernel/text.ts'
import { defineMutation } from '../mail.ts'
import { messageArguments } from '../message-arguments.ts'
import { newConversation } from '../new-conversation.ts'
import { writtenMessage } from '../written-message.ts'

/** B14: a conversation with the operator, with its first message. */
export const startConversation = defineMutation({
  arguments: v.object({ ...messageArguments, subject: NameSchema }),
  who: 'members',
  history: 'conversations',
  run: (mail, { conversationId: id, subject, ...said }, context) => {
    const conversation = newConversation(mail, { id, subject, request: null }, context)
    return 'code' in conversation ? conversation : writtenMessage(mail, conversation, said, context)
  },
  undo: 'happened',
})
