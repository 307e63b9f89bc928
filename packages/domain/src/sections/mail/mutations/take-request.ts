import * as v from 'valibot'
import { ConversationIdSchema } from '../../../kernel/ids.ts'
import { decidedRequest } from '../decided-request.ts'
import { defineMutation } from '../mail.ts'

/** An operator has begun to work on a request; taken again, it is the other operator's from then on. */
export const takeRequest = defineMutation({
  arguments: v.object({ conversationId: ConversationIdSchema }),
  who: 'operator',
  history: 'requests',
  run: (mail, { conversationId }, context) => decidedRequest(mail, conversationId, { state: 'in-progress' }, context),
  undo: 'happened',
})
