import type { ConversationId } from '../../kernel/ids.ts'
import type { WriteOf } from '../../kernel/write.ts'
import { authorOf } from './author-of.ts'
import { type Mail, type MailContext, type MailRefusal, type MailShape, put } from './mail.ts'
import { isDecided, openRequest } from './open-request.ts'
import type { RequestState } from './records.ts'

/** Moves a request that is still open to another state. A decision closes its conversation. */
export const decidedRequest = (
  mail: Mail,
  conversationId: ConversationId,
  { state, reason = null }: { readonly state: RequestState; readonly reason?: string | null },
  context: MailContext,
): MailRefusal | readonly WriteOf<MailShape>[] => {
  const open = openRequest(mail, conversationId)
  if ('code' in open) return open
  const by = authorOf(context)
  const request = { ...open.request, state, reason, by, at: context.now }
  const { conversation } = open
  const moved = { ...conversation, request, lastAt: context.now, lastBy: by.kind }
  return [put('conversation', isDecided(state) ? { ...moved, state: 'closed' } : moved)]
}
