import type { ConversationId } from '../../kernel/ids.ts'
import type { Mail, MailRefusal } from './mail.ts'
import type { Conversation, Request, RequestState } from './records.ts'

export const isDecided = (state: RequestState): boolean => state !== 'sent' && state !== 'in-progress'

/** The conversation with its request that is still to be decided; or why there is none. */
export const openRequest = (
  mail: Mail,
  conversationId: ConversationId,
): MailRefusal | { readonly conversation: Conversation; readonly request: Request } => {
  const conversation = mail.conversation.get(conversationId)
  if (conversation === undefined) return { code: 'unknown-conversation', recordId: conversationId }
  const { request } = conversation
  if (request === null) return { code: 'no-request' }
  return isDecided(request.state) ? { code: 'request-decided', state: request.state } : { conversation, request }
}
