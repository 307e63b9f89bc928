import {
  NameSchema,
  TokenIdSchema,
  TokenScopeSchema,
  WebhookEventSchema,
  WebhookIdSchema,
  WebhookUrlSchema,
} from '@kontor/domain'
import * as v from 'valibot'
import { listOf } from './answer-parts.ts'

/** Body of `POST /api/documents/directory/:organizationId/tokens`: the arguments of the mutation `createToken`. */
export const NewTokenSchema = v.object({
  tokenId: TokenIdSchema,
  name: NameSchema,
  scopes: v.array(TokenScopeSchema),
  /** Milliseconds since 1970; null: until it is revoked. */
  endsAt: v.nullable(v.number()),
})
export type NewToken = v.InferInput<typeof NewTokenSchema>

/** Its answer: the secret, which is not shown again. */
export const TokenSecretSchema = v.object({ secret: v.string() })
export type TokenSecret = v.InferOutput<typeof TokenSecretSchema>

/** Answer of `GET …/tokens`: when each token was used last, at most once an hour; null: never. */
export const TokenUsesSchema = v.object({
  tokens: listOf(v.object({ id: v.string(), lastUsedAt: v.nullable(v.number()) })),
})
export type TokenUses = v.InferOutput<typeof TokenUsesSchema>

/** Body of `POST …/webhooks`: the arguments of the mutation `createWebhook`. Answer: `WebhookSecret`. */
export const NewWebhookSchema = v.object({
  webhookId: WebhookIdSchema,
  name: NameSchema,
  url: WebhookUrlSchema,
  events: v.array(WebhookEventSchema),
})
export type NewWebhook = v.InferInput<typeof NewWebhookSchema>

/** Answer of `POST …/webhooks` and `POST …/webhooks/:webhookId/secret`: the signing secret, which is not shown again. */
export const WebhookSecretSchema = v.object({ secret: v.string() })
export type WebhookSecret = v.InferOutput<typeof WebhookSecretSchema>

/** Why a request had no answer. */
const deliveryProblems = ['address-not-allowed', 'unknown-name', 'unreachable', 'certificate', 'timeout'] as const

const WebhookDeliverySchema = v.object({
  id: v.string(),
  /** The same at every attempt. */
  eventId: v.string(),
  type: v.string(),
  /** Milliseconds since 1970. */
  at: v.number(),
  attempt: v.number(),
  /** Of the answer; null: there was none. */
  status: v.nullable(v.number()),
  problem: v.nullable(v.picklist(deliveryProblems)),
  durationMs: v.number(),
  /** When it is tried again; null: it arrived, or this was the last attempt. */
  nextAt: v.nullable(v.number()),
})
export type WebhookDelivery = v.InferOutput<typeof WebhookDeliverySchema>

/** Answer of `GET …/webhooks/:webhookId/deliveries`: the newest first. */
export const WebhookDeliveriesSchema = v.object({ deliveries: listOf(WebhookDeliverySchema) })
export type WebhookDeliveries = v.InferOutput<typeof WebhookDeliveriesSchema>
