import {
  conversationsInOrder,
  messagesByConversation,
  searchTextOf,
  type Conversation,
  type Mail,
  type MemberId,
  type Message,
} from '@kontor/domain'
import { findsAll, searchForm, soughtWords } from '#lib/format/search-form.ts'
import { conversationTitle } from '#lib/mail/conversation-words.ts'
import type { MailTab } from './mail-query.ts'

export interface MailRow {
  readonly conversation: Conversation
  /** Messages that this person has not read. */
  readonly unread: number
  /** What was said last; empty where a request says it all. */
  readonly line: string
}

/** The conversations as one member sees them, the newest first. */
export const mailRows = (mail: Mail, memberId: MemberId): readonly MailRow[] => {
  const groups = messagesByConversation(mail)
  return conversationsInOrder(mail, memberId).map(({ conversation, unread }) => ({
    conversation,
    unread,
    line: lineOf(conversation, groups.get(conversation.id) ?? []),
  }))
}

/** The last message, or why a request was rejected after it. */
const lineOf = ({ request }: Conversation, messages: readonly Message[]): string => {
  const last = messages.reduce<Message | null>((found, one) => (found && found.place > one.place ? found : one), null)
  if (request?.reason && request.at >= (last?.sentAt ?? 0)) return request.reason
  return last === null ? '' : last.text || (last.attachments[0]?.name ?? '')
}

/** Those that a tab shows and that hold every searched word, in their subject, messages, people or files. */
export const foundRows = (
  mail: Mail,
  rows: readonly MailRow[],
  { tab, text }: { readonly tab: MailTab; readonly text: string },
): readonly MailRow[] => {
  const words = soughtWords(text)
  const inTab = rows.filter((row) => isIn(tab, row))
  if (words.length === 0) return inTab
  const groups = messagesByConversation(mail)
  return inTab.filter(({ conversation }) => {
    const said = searchTextOf(conversation, groups.get(conversation.id) ?? [])
    return findsAll(words, searchForm(`${conversationTitle(conversation)}\n${said}`))
  })
}

export const countInTabs = (rows: readonly MailRow[]): Readonly<Record<MailTab, number>> => ({
  all: rows.length,
  unread: rows.filter((row) => isIn('unread', row)).length,
  requests: rows.filter((row) => isIn('requests', row)).length,
})

const isIn = (tab: MailTab, { conversation, unread }: MailRow): boolean =>
  tab === 'unread' ? unread > 0 : tab === 'all' || conversation.request !== null
