import * as v from 'valibot'
import { defineMutation } from '../mail.ts'
import { messageArguments } from '../message-arguments.ts'
import { writtenMessage } from '../written-message.ts'

/** The operator's message in a conversation, which opens again where it was closed. */
export const answerConversation = defineMutation({
  arguments: v.object(messageArguments),
  who: 'operator',
  history: 'conversations',
  run: (mail, { conversationId, ...said }, context) => {
    const conversation = mail.conversation.get(conversationId)
    if (conversation === undefined) return { code: 'unknown-conversation', recordId: conversationId }
    return writtenMessage(mail, conversation, said, context)
  },
  undo: 'happened',
})
