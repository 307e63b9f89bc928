import {
  AccountIdSchema,
  guestMessageOf,
  MessageIdSchema,
  type Delivery,
  type Mail,
  type ReservationId,
} from '@kontor/domain'
import * as v from 'valibot'
import { findReservation, guestLinkEndsAt, guestMailOf } from '../guest-links/guest-conversation.ts'
import type { GuestLinks } from '../guest-links/guest-links.ts'
import { serverLimits } from '../limits.ts'
import { guestMail } from '../mail/guest-mail.ts'
import type { MailAllowance } from '../mail/mail-allowance.ts'
import { MailRefused } from '../mail/mail-refused.ts'
import type { Mailer } from '../mail/mail.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { Store } from '../store/store.ts'
import type { Carrier } from './carrier.ts'

const PayloadSchema = v.object({ accountId: AccountIdSchema, messageId: MessageIdSchema, sending: v.number() })

type Outcome = Pick<Delivery, 'state' | 'reason' | 'to'>

/**
 * A message to a guest, at the address that the reservation has by now. What became of the mail is recorded at the message, so
 * that its writers see it.
 */
export const sendGuestMail = (parts: {
  readonly rooms: Pick<Rooms, 'directory' | 'readSection' | 'submitToSection'>
  readonly store: Pick<Store, 'organizationOfAccount'>
  readonly guestLinks: GuestLinks
  readonly mails: MailAllowance
  readonly mailer: Mailer
  readonly now: () => number
}): Carrier => {
  const { rooms, store, guestLinks, mails, mailer, now } = parts
  return async ({ id, payload, attempts }) => {
    const { accountId, ...sent } = v.parse(PayloadSchema, payload)
    const section = guestMailOf(accountId)
    const message = await rooms.readSection(section, (content) => guestMessageOf(content as unknown as Mail, sent))
    if (message === null) return
    const record = async (outcome: Outcome): Promise<void> => {
      const args = { ...sent, ...outcome }
      await rooms.submitToSection(section, { id: `${id}/${attempts}`, name: 'recordGuestDelivery', args })
    }

    const reservationId = message.conversationId as string as ReservationId
    const found = await findReservation(parts, accountId, reservationId)
    const email = found?.reservation.guest.email ?? null
    if (found === null || email === null) return record({ state: 'failed', reason: 'no-address', to: null })
    const organization = { id: (await store.organizationOfAccount(accountId)) ?? '', ageMs: now() - found.createdAt }
    if ((await mails.take({ id, kind: 'guest', email, organization })) !== null)
      return record({ state: 'failed', reason: 'too-many', to: email })
    try {
      const url = guestLinks.urlOf({ accountId, reservationId, email })
      await mailer.send(guestMail({ id, message, email, ...found, url, endsAt: guestLinkEndsAt(found.reservation) }))
    } catch (error) {
      if (error instanceof MailRefused) await record({ state: 'failed', reason: error.reason, to: email })
      else if (attempts + 1 === serverLimits.deliveryDelayedAfterAttempts)
        await record({ state: 'delayed', reason: 'no-answer', to: email })
      throw error
    }
    await record({ state: 'sent', reason: null, to: email })
  }
}
