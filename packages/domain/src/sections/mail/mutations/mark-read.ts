import * as v from 'valibot'
import { assert } from '../../../kernel/assert.ts'
import { ConversationIdSchema } from '../../../kernel/ids.ts'
import { defineMutation } from '../mail.ts'
import { readTo } from '../read-to.ts'

/** The sender has read a conversation up to a place: of messages that came later nothing is said. */
export const markRead = defineMutation({
  arguments: v.object({
    conversationId: ConversationIdSchema,
    messages: v.pipe(v.number(), v.safeInteger('not-a-count'), v.minValue(1, 'not-a-count')),
  }),
  who: 'members',
  history: 'readings',
  run: (mail, { conversationId, messages }, { access }) => {
    const conversation = mail.conversation.get(conversationId)
    if (conversation === undefined) return { code: 'unknown-conversation', recordId: conversationId }
    assert(access, 'a member without access reads')
    return readTo(mail, access.memberId, conversationId, Math.min(messages, conversation.messages))
  },
  undo: 'happened',
})
