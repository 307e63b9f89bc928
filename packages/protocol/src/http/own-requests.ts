import {
  ConversationIdSchema,
  EmailSchema,
  limits,
  MessageIdSchema,
  OrganizationIdSchema,
  PhoneSchema,
  requestStates,
  textSchema,
} from '@kontor/domain'
import * as v from 'valibot'
import { listOf } from './answer-parts.ts'

const about = {
  organizationId: OrganizationIdSchema,
  /** Made by the sender: sent again, it is the same request. */
  conversationId: ConversationIdSchema,
  message: textSchema(limits.mail.messageLengthMax),
} as const

/** Body of `POST /api/login/requests` (B14). */
export const OwnRequestSchema = v.variant('kind', [
  v.object({ ...about, kind: v.literal('change-email'), to: EmailSchema }),
  v.object({ ...about, kind: v.literal('change-phone'), to: PhoneSchema }),
])
export type OwnRequest = v.InferInput<typeof OwnRequestSchema>

/** Body of `POST /api/login/requests/:conversationId/messages`. */
export const OwnMessageSchema = v.object({
  organizationId: OrganizationIdSchema,
  /** Made by the sender: sent again, it is the same message. */
  messageId: MessageIdSchema,
  message: textSchema(limits.mail.messageLengthMax),
})
export type OwnMessage = v.InferInput<typeof OwnMessageSchema>

/** Body of `POST /api/login/requests/:conversationId/withdraw`. */
export const OwnWithdrawalSchema = v.object({ organizationId: OrganizationIdSchema })

/** Answer of `GET /api/login/requests`: a person's requests about themselves, the newest first. Times in milliseconds since 1970. */
export const OwnRequestsSchema = v.object({
  requests: listOf(
    v.object({
      id: v.string(),
      organization: v.object({ id: v.string(), name: v.string() }),
      kind: v.picklist(['change-email', 'change-phone']),
      to: v.string(),
      number: v.nullable(v.number()),
      state: v.picklist(requestStates),
      reason: v.nullable(v.string()),
      sentAt: v.number(),
      /** The person's own and the operator's, oldest first. */
      messages: listOf(
        v.object({
          id: v.string(),
          from: v.picklist(['member', 'operator']),
          name: v.string(),
          text: v.string(),
          sentAt: v.number(),
        }),
      ),
    }),
  ),
})
export type OwnRequests = v.InferOutput<typeof OwnRequestsSchema>
