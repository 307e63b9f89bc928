import { mailShape, type MailTypes } from '../mail/mail.ts'
import { guestMessageNotices } from '../mail/message-notices.ts'
import { markRead } from '../mail/mutations/mark-read.ts'
import type { SectionKind } from '../section-kind.ts'
import { receiveFromGuest } from './mutations/receive-from-guest.ts'
import { recordGuestDelivery } from './mutations/record-guest-delivery.ts'
import { resendToGuest } from './mutations/resend-to-guest.ts'
import { writeToGuest } from './mutations/write-to-guest.ts'

const mutations = { writeToGuest, resendToGuest, receiveFromGuest, recordGuestDelivery, markRead } as const

export type GuestMailMutationName = keyof typeof mutations

/**
 * `section/<accountId>.mail+reservations`: messages between a property and the guests of its reservations, for those who hold
 * both rights (B28). It has the records of the mail; a conversation has the id of its reservation and no subject, because the
 * screens name it by the reservation.
 */
export const guestMailKind: SectionKind<MailTypes> & { readonly mutations: typeof mutations } = {
  key: 'mail+reservations',
  needs: ['mail', 'reservations'],
  ...mailShape,
  mutations,
  notices: guestMessageNotices,
}
