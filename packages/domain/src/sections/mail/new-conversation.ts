import { limits } from '../../kernel/limits.ts'
import { authorOf, type WritingContext } from './author-of.ts'
import type { Mail, MailRefusal } from './mail.ts'
import type { Conversation } from './records.ts'

/** A conversation without messages yet; or why there can be none. */
export const newConversation = (
  mail: Mail,
  { id, subject, request }: Pick<Conversation, 'id' | 'subject' | 'request'>,
  context: WritingContext,
): MailRefusal | Conversation => {
  if (mail.conversation.has(id)) return { code: 'already-exists', kind: 'conversation', recordId: id }
  if (mail.conversation.size >= limits.mail.conversationsMax)
    return { code: 'too-many-records', kind: 'conversation', max: limits.mail.conversationsMax }
  const author = authorOf(context)
  return {
    ...{ id, subject, state: 'open', startedBy: author, startedAt: context.now, messages: 0 },
    ...{ lastAt: context.now, lastBy: author.kind, request },
  }
}
