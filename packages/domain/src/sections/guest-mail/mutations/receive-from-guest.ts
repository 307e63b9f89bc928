import * as v from 'valibot'
import { MessageIdSchema, ReservationIdSchema } from '../../../kernel/ids.ts'
import { limits } from '../../../kernel/limits.ts'
import { defineMutation } from '../../mail/mail.ts'
import { MessageTextSchema } from '../../mail/texts.ts'
import { writtenMessage } from '../../mail/written-message.ts'
import { conversationWithGuest } from '../conversation-with-guest.ts'

/** What a guest wrote by the link of the reservation. The server has read the link, and gives the name of the reservation. */
export const receiveFromGuest = defineMutation({
  arguments: v.object({
    reservationId: ReservationIdSchema,
    messageId: MessageIdSchema,
    message: MessageTextSchema,
    name: v.string(),
  }),
  who: 'system',
  history: 'conversations',
  run: (mail, { reservationId, name, ...said }, context) => {
    const writing = { ...context, author: { kind: 'guest' as const, name } }
    const conversation = conversationWithGuest(mail, reservationId, writing)
    if ('code' in conversation) return conversation
    let own = 0
    for (const { conversationId, author } of mail.message.values())
      if (conversationId === conversation.id && author.kind === 'guest') own += 1
    const max = limits.mail.guestMessagesMax
    if (own >= max) return { code: 'too-many-records', kind: 'message', max }
    return writtenMessage(mail, conversation, { ...said, attachments: [] }, writing)
  },
  undo: 'happened',
})
