import * as v from 'valibot'
import { MessageIdSchema, ReservationIdSchema } from '../../../kernel/ids.ts'
import { defineMutation } from '../../mail/mail.ts'
import { MessageTextSchema } from '../../mail/texts.ts'
import { writtenMessage } from '../../mail/written-message.ts'
import { conversationWithGuest } from '../conversation-with-guest.ts'
import { guestMailEffects } from '../guest-mail-effect.ts'

/** A message to the guest of a reservation. It goes out by mail. */
export const writeToGuest = defineMutation({
  arguments: v.object({
    reservationId: ReservationIdSchema,
    messageId: MessageIdSchema,
    message: MessageTextSchema,
  }),
  who: 'members',
  history: 'conversations',
  run: (mail, { reservationId, ...said }, context) => {
    const conversation = conversationWithGuest(mail, reservationId, context)
    if ('code' in conversation) return conversation
    const delivery = { state: 'sending' as const, reason: null, to: null, sending: 1, at: context.now }
    return writtenMessage(mail, conversation, { ...said, attachments: [], delivery }, context)
  },
  undo: 'happened',
  effects: guestMailEffects,
})
