import {
  conversationsInOrder,
  messagesByConversation,
  processName,
  reservationName,
  searchTextOf,
  type AccountId,
  type ConversationId,
  type Mail,
  type MemberId,
  type Process,
  type ProcessId,
  type Reservation,
  type ReservationId,
} from '@kontor/domain'
import MailIcon from '@lucide/svelte/icons/mail'
import { paths } from '#lib/address/paths.ts'
import { conversationTitle, requestNumber } from '#lib/mail/conversation-words.ts'
import { m } from '#lib/paraglide/messages.js'
import { withNamedMail } from '#lib/sections/mail/with-named-mail.ts'
import type { PaletteItem } from '../source.ts'

/** What the person may open of one account's mail; null: closed to them, or not in this browser. */
export interface AccountMail {
  readonly mail: Mail | null
  readonly aboutProcesses: Mail | null
  readonly withGuests: Mail | null
  /** They name the conversations about them. */
  readonly processes: ReadonlyMap<ProcessId, Process> | undefined
  readonly reservations: ReadonlyMap<ReservationId, Reservation> | undefined
}

interface Reader {
  readonly accountId: AccountId
  readonly memberId: MemberId
}

/**
 * Conversations of one account with the operator, about its processes and with its guests: by their subjects and by what was
 * written in them.
 */
export const conversationItems = (of: AccountMail, { accountId, memberId }: Reader): readonly PaletteItem[] => {
  if (of.mail === null) return []
  const { aboutProcesses, withGuests } = of
  const process = (id: string) => of.processes?.get(id as ProcessId)
  const reservation = (id: string) => of.reservations?.get(id as ReservationId)
  const all = withNamedMail(of.mail, [
    { content: aboutProcesses, nameOf: (id) => nameBy(process(id), processName) },
    { content: withGuests, nameOf: (id) => nameBy(reservation(id), reservationName) },
  ])
  const kindOf = (id: ConversationId): string | undefined => {
    if (aboutProcesses?.conversation.has(id) === true) return m.mail_about_process()
    return withGuests?.conversation.has(id) === true ? m.mail_with_guest() : undefined
  }
  const messages = messagesByConversation(all)
  return conversationsInOrder(all, memberId).map(({ conversation }) => ({
    id: `conversation ${conversation.id}`,
    name: conversationTitle(conversation),
    about: (conversation.request && requestNumber(conversation.request)) ?? kindOf(conversation.id),
    also: searchTextOf(conversation, messages.get(conversation.id) ?? []),
    icon: MailIcon,
    href: paths.conversation(accountId, conversation.id),
  }))
}

const nameBy = <R>(record: R | undefined, name: (record: R) => string): string | null =>
  record === undefined ? null : name(record)
