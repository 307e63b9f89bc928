import * as v from 'valibot'
import { defineMutation } from '../mail.ts'
import { messageArguments } from '../message-arguments.ts'
import { writtenMessage } from '../written-message.ts'

/** A member's message in a conversation, which opens again where it was closed. */
export const writeMessage = defineMutation({
  arguments: v.object(messageArguments),
  who: 'members',
  history: 'conversations',
  run: (mail, { conversationId, ...said }, context) => {
    const conversation = mail.conversation.get(conversationId)
    if (conversation === undefined) return { code: 'unknown-conversation', recordId: conversationId }
    return writtenMessage(mail, conversation, said, context)
  },
  undo: 'happened',
})
