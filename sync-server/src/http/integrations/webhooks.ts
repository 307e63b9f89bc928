import { WebhookIdSchema, type WebhookId } from '@kontor/domain'
import { NewWebhookSchema, type WebhookDeliveries, type WebhookSecret } from '@kontor/protocol'
import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { sealText } from '../../effects/sealed-text.ts'
import { testWebhookEffect } from '../../effects/send-webhook.ts'
import type { Identity } from '../../identity/identity.ts'
import { serverLimits } from '../../limits.ts'
import type { RateLimiter } from '../../rate-limit/rate-limiter.ts'
import { rateRules } from '../../rate-limit/rate-rules.ts'
import type { Rooms } from '../../rooms/rooms.ts'
import type { NewEffect } from '../../store/store.ts'
import { newWebhookSecret } from '../../webhooks/webhook-signature.ts'
import type { WebhookName, Webhooks } from '../../webhooks/webhooks.ts'
import { Failure } from '../answers/failure.ts'
import { parsedBody } from '../answers/parsed-body.ts'
import { administeredDirectory } from '../documents/administered-directory.ts'
import type { HttpEnvironment } from '../http-environment.ts'
import { submitted } from './submitted.ts'

export interface WebhookCallParts {
  readonly identity: Pick<Identity, 'sessionOf'>
  readonly rooms: Pick<Rooms, 'kinds' | 'permission' | 'submit' | 'readDirectory'>
  readonly webhooks: Webhooks
  readonly addEffect: (effect: NewEffect) => Promise<void>
  readonly limiter: RateLimiter
  readonly secret: string
  readonly now: () => number
  readonly newId: () => string
}

/** The webhooks of an organisation, for its administrators. Changing and removing one are mutations. */
export const webhooks = (parts: WebhookCallParts): Hono<HttpEnvironment> => {
  const { rooms, now, newId } = parts
  const all = '/api/documents/directory/:organizationId/webhooks'

  /** Shown in the answer, and nowhere else. */
  const newSecret = async (name: WebhookName): Promise<WebhookSecret> => {
    const secret = newWebhookSecret()
    await parts.webhooks.setSecret(name, sealText(secret, parts.secret), now() + serverLimits.webhooks.previousSecretMs)
    return { secret }
  }

  return new Hono<HttpEnvironment>()
    .post(all, async (context) => {
      const args = await parsedBody(context, NewWebhookSchema)
      const { name, visitor, organizationId } = await administeredDirectory(parts, context)
      await submitted(rooms, { name, visitor }, { id: newId(), name: 'createWebhook', args })
      const webhook = { organizationId, webhookId: args.webhookId }
      // Of an earlier webhook of the same id, nothing is left to sign with.
      await parts.webhooks.remove(webhook)
      return context.json(await newSecret(webhook), 201)
    })
    .post(`${all}/:webhookId/secret`, async (context) => {
      const webhook = await administeredWebhook(parts, context)
      const { name, visitor } = await administeredDirectory(parts, context)
      const args = { webhookId: webhook.webhookId }
      await submitted(rooms, { name, visitor }, { id: newId(), name: 'renewWebhookSecret', args })
      return context.json(await newSecret(webhook))
    })
    .post(`${all}/:webhookId/test`, async (context) => {
      const webhook = await administeredWebhook(parts, context)
      const afterMs = await parts.limiter.take('webhook test', webhook.organizationId, rateRules.webhookTest)
      if (afterMs !== null) throw new Failure(429, 'too-many', { afterMs })
      await administeredDirectory(parts, context)
      await parts.addEffect(testWebhookEffect(webhook, newId(), now()))
      return context.json({}, 202)
    })
    .get(`${all}/:webhookId/deliveries`, async (context) => {
      const webhook = await administeredWebhook(parts, context)
      const deliveries = await parts.webhooks.deliveries(webhook)
      await administeredDirectory(parts, context)
      return context.json({ deliveries } satisfies WebhookDeliveries)
    })
}

const administeredWebhook = async (
  parts: Pick<WebhookCallParts, 'identity' | 'rooms'>,
  context: Context,
): Promise<WebhookName> => {
  const { organizationId } = await administeredDirectory(parts, context)
  const webhookId = v.safeParse(WebhookIdSchema, context.req.param('webhookId'))
  const has = (id: WebhookId) => parts.rooms.readDirectory(organizationId, ({ webhook }) => webhook.has(id))
  if (!webhookId.success || (await has(webhookId.output)) !== true) throw new Failure(404, 'not-found')
  return { organizationId, webhookId: webhookId.output }
}
