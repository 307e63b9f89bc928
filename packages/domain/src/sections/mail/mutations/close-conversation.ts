import * as v from 'valibot'
import { ConversationIdSchema } from '../../../kernel/ids.ts'
import { defineMutation, putIfChanged } from '../mail.ts'
import { isDecided } from '../open-request.ts'

/** Nothing more is expected in it; the next message opens it again. */
export const closeConversation = defineMutation({
  arguments: v.object({ conversationId: ConversationIdSchema }),
  who: 'members',
  history: 'conversations',
  run: (mail, { conversationId }) => {
    const conversation = mail.conversation.get(conversationId)
    if (conversation === undefined) return { code: 'unknown-conversation', recordId: conversationId }
    const { request } = conversation
    if (request !== null && !isDecided(request.state)) return { code: 'request-undecided' }
    return putIfChanged('conversation', conversation, { state: 'closed' })
  },
  undo: 'happened',
})
