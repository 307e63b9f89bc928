import * as v from 'valibot'
import { ConversationIdSchema, type ReservationId } from '../../kernel/ids.ts'
import type { WritingContext } from '../mail/author-of.ts'
import type { Mail, MailRefusal } from '../mail/mail.ts'
import { newConversation } from '../mail/new-conversation.ts'
import type { Conversation } from '../mail/records.ts'

/** The conversation about a reservation, which the first message begins: it has the id of the reservation. */
export const conversationWithGuest = (
  mail: Mail,
  reservationId: ReservationId,
  context: WritingContext,
): MailRefusal | Conversation => {
  const id = v.parse(ConversationIdSchema, reservationId)
  return mail.conversation.get(id) ?? newConversation(mail, { id, subject: null, request: null }, context)
}
