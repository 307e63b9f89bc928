import type { Attachment } from '../../kernel/attachment.ts'
import type { MessageId } from '../../kernel/ids.ts'
import { limits } from '../../kernel/limits.ts'
import type { WriteOf } from '../../kernel/write.ts'
import { authorOf, type WritingContext } from './author-of.ts'
import { type Mail, type MailRefusal, type MailShape, put } from './mail.ts'
import type { Conversation, Delivery } from './records.ts'
import { readTo } from './read-to.ts'

interface NewMessage {
  readonly messageId: MessageId
  readonly message: string
  readonly attachments: readonly Attachment[]
  readonly delivery?: Delivery
}

/**
 * Puts a message at the end of a conversation, which opens again where it was closed, so that nothing that was written
 * offline is lost. Its author has read the conversation.
 */
export const writtenMessage = (
  mail: Mail,
  conversation: Conversation,
  { messageId, message: text, attachments, delivery }: NewMessage,
  context: WritingContext,
): MailRefusal | readonly WriteOf<MailShape>[] => {
  // The first message of a request may be empty: the request says it all.
  const saysEnough =
    text !== '' || attachments.length > 0 || (conversation.request !== null && conversation.messages === 0)
  if (!saysEnough) return nothingSaid
  if (mail.message.has(messageId)) return { code: 'already-exists', kind: 'message', recordId: messageId }
  if (mail.message.size >= limits.mail.messagesMax)
    return { code: 'too-many-records', kind: 'message', max: limits.mail.messagesMax }
  const author = authorOf(context)
  const place = conversation.messages + 1
  const said = { id: messageId, conversationId: conversation.id, place, author, text, sentAt: context.now }
  const grown: Conversation = {
    ...conversation,
    state: 'open',
    messages: place,
    lastAt: context.now,
    lastBy: author.kind,
  }
  return [
    put('conversation', grown),
    put('message', { ...said, attachments: [...attachments], ...(delivery === undefined ? {} : { delivery }) }),
    ...(author.kind === 'member' ? readTo(mail, author.memberId, conversation.id, place) : []),
  ]
}

const nothingSaid: MailRefusal = { code: 'invalid-arguments', issues: [{ path: 'message', reason: 'empty' }] }
