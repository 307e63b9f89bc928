import type { ConversationId, MemberId } from '../../kernel/ids.ts'
import type { Mail } from './mail.ts'
import { readBy } from './read-to.ts'
import type { Conversation, Message } from './records.ts'

export interface ListedConversation {
  readonly conversation: Conversation
  /** Messages that this person has not read. */
  readonly unread: number
}

/** The conversations as a member sees them: the one in which something happened last comes first. */
export const conversationsInOrder = (mail: Mail, memberId: MemberId): readonly ListedConversation[] =>
  [...mail.conversation.values()]
    .sort((one, other) => other.lastAt - one.lastAt || (one.id < other.id ? -1 : 1))
    .map((conversation) => ({ conversation, unread: unreadIn(mail, conversation, memberId) }))

/** How many conversations have something that this person has not read: the number beside *Mail*. */
export const unreadConversations = (mail: Mail, memberId: MemberId): number => {
  let unread = 0
  for (const conversation of mail.conversation.values()) if (unreadIn(mail, conversation, memberId) > 0) unread += 1
  return unread
}

const unreadIn = (mail: Mail, { id, messages }: Conversation, memberId: MemberId): number =>
  messages - readBy(mail, memberId, id)

/** The messages of a conversation, oldest first. */
export const messagesOf = (mail: Mail, conversationId: ConversationId): readonly Message[] =>
  [...mail.message.values()]
    .filter((message) => message.conversationId === conversationId)
    .sort((one, other) => one.place - other.place)

/** The messages of every conversation, oldest first, in one pass over all. */
export const messagesByConversation = (mail: Mail): ReadonlyMap<ConversationId, readonly Message[]> => {
  const groups = new Map<ConversationId, Message[]>()
  for (const message of [...mail.message.values()].sort((one, other) => one.place - other.place)) {
    const group = groups.get(message.conversationId)
    if (group === undefined) groups.set(message.conversationId, [message])
    else group.push(message)
  }
  return groups
}

/**
 * Everything of a conversation that a search finds: its subject, what a request asks for, people, files, and its messages,
 * which the caller groups once for all conversations.
 */
export const searchTextOf = ({ subject, request }: Conversation, messages: readonly Message[]): string => {
  const requested = request?.requested
  const person = requested !== undefined && 'person' in requested ? [requested.person.name, requested.person.email] : []
  const said = messages.flatMap(({ text, author, attachments }) => [
    text,
    author.name,
    ...attachments.map(({ name }) => name),
  ])
  const to = requested !== undefined && 'to' in requested ? requested.to : ''
  const number = request?.number ?? null
  return [subject ?? '', number === null ? '' : String(number), to, ...person, ...said]
    .filter((text) => text !== '')
    .join('\n')
}
