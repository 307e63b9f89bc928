import * as v from 'valibot'
import { undeliveredReasons } from '../../directory/records.ts'
import { AttachmentsSchema } from '../../kernel/attachment.ts'
import { ConversationIdSchema, MemberIdSchema, MessageIdSchema, UnitIdSchema } from '../../kernel/ids.ts'

/** Milliseconds since 1970. */
const time = v.pipe(v.number(), v.safeInteger('not-a-time'), v.minValue(0, 'not-a-time'))
const count = v.pipe(v.number(), v.safeInteger('not-a-count'), v.minValue(0, 'not-a-count'))

/** The name is that of the moment of writing. */
export const AuthorSchema = v.variant('kind', [
  v.object({ kind: v.literal('member'), memberId: MemberIdSchema, name: v.string() }),
  v.object({ kind: v.literal('operator'), name: v.string() }),
  /** Of a reservation, in `mail+reservations` alone. */
  v.object({ kind: v.literal('guest'), name: v.string() }),
])
export type Author = v.InferOutput<typeof AuthorSchema>

/** The person that a request is about, as the sender saw them: what an approval compares with the directory. */
const person = v.object({ memberId: MemberIdSchema, name: v.string(), email: v.string() })

/** B14, B22, B23: what a request asks for. */
export const RequestedSchema = v.variant('kind', [
  v.object({ kind: v.literal('change-email'), person, to: v.string() }),
  v.object({ kind: v.literal('change-phone'), person, from: v.nullable(v.string()), to: v.string() }),
  v.object({ kind: v.literal('reset-second-factor'), person }),
  v.object({ kind: v.literal('add-unit'), unitId: UnitIdSchema, to: v.string(), name: v.nullable(v.string()) }),
  v.object({ kind: v.literal('register-unit'), unitId: UnitIdSchema, to: v.string(), name: v.nullable(v.string()) }),
])
export type Requested = v.InferOutput<typeof RequestedSchema>
export type RequestKind = Requested['kind']

export const requestStates = ['sent', 'in-progress', 'approved', 'rejected', 'withdrawn'] as const
export type RequestState = (typeof requestStates)[number]

export const RequestSchema = v.object({
  /** S17: given by the server at acceptance; null until then. */
  number: v.nullable(v.number()),
  requested: RequestedSchema,
  state: v.picklist(requestStates),
  /** Why it was rejected; null otherwise. */
  reason: v.nullable(v.string()),
  /** Who changed the state last, and when. */
  by: AuthorSchema,
  at: time,
})
export type Request = v.InferOutput<typeof RequestSchema>

/** A conversation with the operator; a request is one with a structured part. */
export const ConversationSchema = v.object({
  id: ConversationIdSchema,
  /** Null for a request: the screens name it by what it asks for. */
  subject: v.nullable(v.string()),
  state: v.picklist(['open', 'closed']),
  startedBy: AuthorSchema,
  startedAt: time,
  /** How many messages it has, which is the place of the newest one. */
  messages: count,
  lastAt: time,
  lastBy: v.picklist(['member', 'operator', 'guest']),
  request: v.nullable(RequestSchema),
})
export type Conversation = v.InferOutput<typeof ConversationSchema>

export const deliveryStates = ['sending', 'delayed', 'sent', 'failed'] as const
export const deliveryReasons = [...undeliveredReasons, 'no-address', 'too-many'] as const
export type DeliveryReason = (typeof deliveryReasons)[number]

/** What became of the mail in which a message goes to a guest. */
export const DeliverySchema = v.object({
  state: v.picklist(deliveryStates),
  /** Why it is delayed or has failed; null otherwise. */
  reason: v.nullable(v.picklist(deliveryReasons)),
  /** Null until an attempt was made. */
  to: v.nullable(v.string()),
  /** 1, and one more whenever a member sends it again. */
  sending: count,
  at: time,
})
export type Delivery = v.InferOutput<typeof DeliverySchema>

export const MessageSchema = v.object({
  id: MessageIdSchema,
  conversationId: ConversationIdSchema,
  /** From 1, in the order in which the server accepted them. */
  place: count,
  author: AuthorSchema,
  text: v.string(),
  attachments: AttachmentsSchema,
  sentAt: time,
  /** Of a message to a guest. */
  delivery: v.optional(DeliverySchema),
})
export type Message = v.InferOutput<typeof MessageSchema>

/** How far one person has read one conversation. */
export const ReadingSchema = v.object({
  id: v.string(),
  memberId: MemberIdSchema,
  conversationId: ConversationIdSchema,
  /** Messages up to this place are read. */
  messages: count,
})
export type Reading = v.InferOutput<typeof ReadingSchema>
