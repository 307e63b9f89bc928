import type { Conversation, Message } from '@kontor/domain'
import * as v from 'valibot'
import { listOf, objectOf } from './answer-parts.ts'

const named = v.object({ id: v.string(), name: v.string() })

/** Query of `GET /api/operator/conversations`. */
export const OperatorConversationsQuerySchema = v.object({
  /** `all` begins with the newest; `unanswered` and `undecided` with what waits longest. */
  only: v.optional(v.picklist(['all', 'unanswered', 'undecided'], 'unknown'), 'all'),
  organization: v.optional(v.string()),
})

/** Answer of `GET /api/operator/conversations`. Times in milliseconds since 1970. */
export const OperatorConversationsSchema = v.object({
  conversations: listOf(
    v.object({
      id: v.string(),
      organization: named,
      account: named,
      /** Null for a request. */
      subject: v.nullable(v.string()),
      state: v.picklist(['open', 'closed']),
      /** Name of the author. */
      startedBy: v.string(),
      startedAt: v.number(),
      messages: v.number(),
      lastAt: v.number(),
      /** When a member wrote the first message that no operator has answered; null: none waits. */
      unansweredSince: v.nullable(v.number()),
      request: v.nullable(objectOf<NonNullable<Conversation['request']>>()),
    }),
  ),
  /** Whether there are more of them than the server lists at once. */
  more: v.boolean(),
  /** Of all organisations. */
  unanswered: v.number(),
  undecided: v.number(),
})
export type OperatorConversations = v.InferOutput<typeof OperatorConversationsSchema>
export type OperatorListedConversation = OperatorConversations['conversations'][number]

/** Answer of `GET /api/operator/conversations/:accountId/:conversationId`. */
export const OperatorConversationSchema = v.object({
  organization: named,
  account: named,
  conversation: objectOf<Conversation>(),
  /** Oldest first. */
  messages: listOf(objectOf<Message>()),
})
export type OperatorConversation = v.InferOutput<typeof OperatorConversationSchema>
