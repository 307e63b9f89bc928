import * as v from 'valibot'
import { ConversationIdSchema } from '../../../kernel/ids.ts'
import { decidedRequest } from '../decided-request.ts'
import { defineMutation } from '../mail.ts'
import { asSender, ownRequest, SenderSchema } from '../own-request.ts'

/** B14: a person who may not open the mail takes their own request back; the server says who it is. */
export const receiveWithdrawal = defineMutation({
  arguments: v.object({ conversationId: ConversationIdSchema, sender: SenderSchema }),
  who: 'system',
  history: 'requests',
  run: (mail, { conversationId, sender }, context) =>
    ownRequest(mail, conversationId, sender) === null
      ? { code: 'unknown-conversation', recordId: conversationId }
      : decidedRequest(mail, conversationId, { state: 'withdrawn' }, asSender(context, sender)),
  undo: 'happened',
})
