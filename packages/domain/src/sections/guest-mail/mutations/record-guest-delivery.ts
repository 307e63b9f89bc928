import * as v from 'valibot'
import { MessageIdSchema } from '../../../kernel/ids.ts'
import { defineMutation, put } from '../../mail/mail.ts'
import { DeliverySchema } from '../../mail/records.ts'
import { guestMessageOf } from '../guest-mail-effect.ts'

const { state, reason, to, sending } = DeliverySchema.entries

/** What became of one sending of a message to a guest. One that was sent again meanwhile is left alone. */
export const recordGuestDelivery = defineMutation({
  arguments: v.object({ messageId: MessageIdSchema, state, reason, to, sending }),
  who: 'system',
  history: 'conversations',
  run: (mail, { messageId, ...delivery }, { now: at }) => {
    const message = guestMessageOf(mail, { messageId, sending: delivery.sending })
    return message === null ? [] : [put('message', { ...message, delivery: { ...delivery, at } })]
  },
  undo: 'happened',
})
