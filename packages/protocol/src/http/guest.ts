import { limits, MessageIdSchema, textSchema } from '@kontor/domain'
import * as v from 'valibot'
import { listOf } from './answer-parts.ts'

/**
 * What has become of the link in a mail to a guest. `expired`: the departure was too long ago. `replaced`: the reservation has
 * another address now. `unknown`: it never was, or the reservation is gone.
 */
export const guestLinkStates = ['open', 'expired', 'replaced', 'unknown'] as const
export type GuestLinkState = (typeof guestLinkStates)[number]

/** Answer of `GET /api/guest/:token`: all that a guest may see. Null and empty where the link is not open. */
export const GuestConversationSchema = v.object({
  state: v.picklist(guestLinkStates),
  /** Of the reservation. */
  number: v.nullable(v.number()),
  /** The name of the property. */
  property: v.nullable(v.string()),
  /** Oldest first. Times in milliseconds since 1970. */
  messages: listOf(
    v.object({ id: v.string(), from: v.picklist(['guest', 'property']), text: v.string(), sentAt: v.number() }),
  ),
})
export type GuestConversation = v.InferOutput<typeof GuestConversationSchema>

/** Body of `POST /api/guest/:token/messages`. */
export const GuestMessageSchema = v.object({
  /** Made by the sender: sent again, it is the same message. */
  messageId: MessageIdSchema,
  message: v.pipe(
    textSchema(limits.mail.messageLengthMax),
    v.check((text) => text !== '', 'empty'),
  ),
})
export type GuestMessage = v.InferInput<typeof GuestMessageSchema>
