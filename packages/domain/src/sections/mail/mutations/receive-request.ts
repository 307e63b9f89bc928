import * as v from 'valibot'
import { ConversationIdSchema, LoginIdSchema, MessageIdSchema } from '../../../kernel/ids.ts'
import { isDecided } from '../open-request.ts'
import { defineMutation, type Mail } from '../mail.ts'
import type { Requested } from '../records.ts'
import { sentRequest } from '../sent-request.ts'
import { MessageTextSchema } from '../texts.ts'
import { RequestAboutPersonSchema } from './send-request.ts'

/**
 * B14: a person who may not open the mail asks for a change of their own e-mail or telephone number; the server says who it
 * is. One request of a kind at a time: its sender sees no conversation in which to write more.
 */
export const receiveRequest = defineMutation({
  arguments: v.object({
    conversationId: ConversationIdSchema,
    messageId: MessageIdSchema,
    message: MessageTextSchema,
    requested: RequestAboutPersonSchema,
    loginId: LoginIdSchema,
  }),
  who: 'system',
  history: 'requests',
  run: (mail, { conversationId: id, messageId, message, requested, loginId }, context) => {
    const waiting = waitingLike(mail, requested)
    if (waiting !== null) return { code: 'request-waits', number: waiting }
    const { memberId, name } = requested.person
    const access = { memberId, loginId, name, admin: false, rights: [] }
    const said = { messageId, message, attachments: [] }
    return sentRequest(mail, { id, requested, said }, { ...context, access })
  },
  undo: 'happened',
})

/** The number of the person's request of the same kind that is not decided; null: there is none. */
const waitingLike = (mail: Mail, { kind, person }: Extract<Requested, { readonly person: unknown }>): number | null => {
  for (const { request } of mail.conversation.values()) {
    if (request === null || isDecided(request.state) || request.requested.kind !== kind) continue
    if ('person' in request.requested && request.requested.person.memberId === person.memberId)
      return request.number ?? 0
  }
  return null
}
