import * as v from 'valibot'
import { ConversationIdSchema } from '../../../kernel/ids.ts'
import { decidedRequest } from '../decided-request.ts'
import { defineMutation } from '../mail.ts'
import { ReasonSchema } from '../texts.ts'

/** The operator does not carry it out, and says why. */
export const rejectRequest = defineMutation({
  arguments: v.object({ conversationId: ConversationIdSchema, reason: ReasonSchema }),
  who: 'operator',
  history: 'requests',
  run: (mail, { conversationId, reason }, context) =>
    decidedRequest(mail, conversationId, { state: 'rejected', reason }, context),
  undo: 'happened',
})
