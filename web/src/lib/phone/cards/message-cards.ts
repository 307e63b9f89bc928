import {
  conversationsInOrder,
  guestMailKind,
  mailKind,
  messagesOf,
  processMailKind,
  type Conversation,
  type Mail,
  type SectionKind,
} from '@kontor/domain'
import MailIcon from '@lucide/svelte/icons/mail'
import { paths } from '#lib/address/paths.ts'
import { conversationTitle } from '#lib/mail/conversation-words.ts'
import { m } from '#lib/paraglide/messages.js'
import { SectionView } from '#lib/session/section-view.svelte.ts'
import type { Card, CardParts, CardSource } from './card.ts'

/** Conversations with something that this person has not read: with the operator, about processes, with guests. */
export const messageCards: CardSource = {
  group: 'messages',
  place: () => 'message-cards',
  open: (parts) => {
    const { replica, account, toasts } = parts
    const opens = ({ needs }: SectionKind) => needs.every((right) => account.rights.includes(right))
    const mail = new SectionView(replica, account.id, mailKind, toasts)
    const about = opens(processMailKind) ? new SectionView(replica, account.id, processMailKind, toasts) : null
    const guests = opens(guestMailKind) ? new SectionView(replica, account.id, guestMailKind, toasts) : null
    return {
      get cards() {
        if (mail.content === null) return undefined
        return [
          ...unreadOf(mail.content, parts, conversationTitle),
          ...(about?.content ? unreadOf(about.content, parts, () => m.phone_card_about_process()) : []),
          ...(guests?.content ? unreadOf(guests.content, parts, () => m.phone_card_with_guest()) : []),
        ]
      },
      get isMissing() {
        return mail.content === null && mail.state.connection === 'offline'
      },
      close: () => {
        for (const view of [mail, about, guests]) view?.close()
      },
    }
  },
}

const unreadOf = (
  mail: Mail,
  { organization, account }: CardParts,
  titleOf: (conversation: Conversation) => string,
): readonly Card[] =>
  conversationsInOrder(mail, organization.member.id)
    .filter(({ unread }) => unread > 0)
    .map(({ conversation, unread }) => {
      const last = messagesOf(mail, conversation.id).at(-1)
      const said = last === undefined ? '' : last.text || (last.attachments[0]?.name ?? '')
      return {
        id: `conversation ${conversation.id}`,
        tone: 'plain',
        icon: MailIcon,
        title: titleOf(conversation),
        text: said === '' ? m.mail_unread({ count: unread }) : said,
        at: conversation.lastAt,
        href: paths.conversation(account.id, conversation.id),
      }
    })
