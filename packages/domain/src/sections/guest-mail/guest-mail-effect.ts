import { assert } from '../../kernel/assert.ts'
import type { EffectCause } from '../../kernel/define-mutation.ts'
import type { Mail, MailTypes } from '../mail/mail.ts'
import type { Message } from '../mail/records.ts'

/** The mail of each message that is to be sent now, to the guest whom the reservation names by then. */
export const guestMailEffects = ({ changes, accountId, now }: EffectCause<MailTypes, unknown>) =>
  changes.flatMap(({ kind, after }) => {
    if (kind !== 'message' || after?.delivery === undefined) return []
    assert(accountId !== null, 'a message to a guest is outside of a section')
    const { id: messageId, delivery } = after
    const payload = { accountId, messageId, sending: delivery.sending }
    return [{ kind: 'guest-mail', payload, dueAt: now, isMessage: true }]
  })

/** The message that is still to be delivered by this sending; null once it was sent again, or removed. */
export const guestMessageOf = (
  mail: Mail,
  { messageId, sending }: { readonly messageId: Message['id']; readonly sending: number },
): Message | null => {
  const message = mail.message.get(messageId)
  const { state, sending: newest } = message?.delivery ?? {}
  const isOpen = newest === sending && (state === 'sending' || state === 'delayed')
  return message !== undefined && isOpen ? message : null
}
