import * as v from 'valibot'
import { ConversationIdSchema } from '../../../kernel/ids.ts'
import { decidedRequest } from '../decided-request.ts'
import { defineMutation } from '../mail.ts'
import { openRequest } from '../open-request.ts'

/** While it is not decided, its sender or an administrator takes it back. */
export const withdrawRequest = defineMutation({
  arguments: v.object({ conversationId: ConversationIdSchema }),
  who: 'members',
  history: 'requests',
  run: (mail, { conversationId }, context) => {
    const open = openRequest(mail, conversationId)
    if ('code' in open) return open
    const { startedBy } = open.conversation
    const isSenders = startedBy.kind === 'member' && startedBy.memberId === context.access?.memberId
    if (!isSenders && context.access?.admin !== true) return { code: 'not-admin' }
    return decidedRequest(mail, conversationId, { state: 'withdrawn' }, context)
  },
  undo: 'happened',
})
