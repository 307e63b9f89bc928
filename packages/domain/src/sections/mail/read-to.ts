import type { ConversationId, MemberId } from '../../kernel/ids.ts'
import type { WriteOf } from '../../kernel/write.ts'
import { type Mail, type MailShape, put } from './mail.ts'

export const readingId = (memberId: MemberId, conversationId: ConversationId): string => `${memberId}/${conversationId}`

/** The place up to which a person has read a conversation; 0: nothing yet. */
export const readBy = (mail: Pick<Mail, 'reading'>, memberId: MemberId, conversationId: ConversationId): number =>
  mail.reading.get(readingId(memberId, conversationId))?.messages ?? 0

/** Reading only moves on: what a person read on one device is not unread on another that was offline. */
export const readTo = (
  mail: Pick<Mail, 'reading'>,
  memberId: MemberId,
  conversationId: ConversationId,
  messages: number,
): readonly WriteOf<MailShape>[] =>
  messages <= readBy(mail, memberId, conversationId)
    ? []
    : [put('reading', { id: readingId(memberId, conversationId), memberId, conversationId, messages })]
