import * as v from 'valibot'
import { MessageIdSchema } from '../../../kernel/ids.ts'
import { defineMutation, put } from '../../mail/mail.ts'
import { guestMailEffects } from '../guest-mail-effect.ts'

/** Sends a message again whose mail has failed. Two people who ask for it at once send it once. */
export const resendToGuest = defineMutation({
  arguments: v.object({ messageId: MessageIdSchema }),
  who: 'members',
  history: 'conversations',
  run: (mail, { messageId }, { now: at }) => {
    const message = mail.message.get(messageId)
    if (message?.delivery === undefined) return { code: 'unknown-message', recordId: messageId }
    const { delivery } = message
    if (delivery.state !== 'failed') return []
    const again = { ...delivery, state: 'sending' as const, reason: null, sending: delivery.sending + 1, at }
    return [put('message', { ...message, delivery: again })]
  },
  undo: 'happened',
  effects: guestMailEffects,
})
