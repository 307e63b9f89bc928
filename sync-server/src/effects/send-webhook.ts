import { OrganizationIdSchema, WebhookIdSchema, type Directory, type Webhook } from '@kontor/domain'
import { documentName, type WebhookDelivery } from '@kontor/protocol'
import { createHash, randomUUID } from 'node:crypto'
import * as v from 'valibot'
import { historyEntryOf } from '../history/history-entry-of.ts'
import { serverLimits } from '../limits.ts'
import { OutboundFailed, type Outbound } from '../outbound/outbound.ts'
import { DocumentGone } from '../rooms/room-errors.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { NewEffect, Store, StoredEffect } from '../store/store.ts'
import { eventOfEntry, testEvent, type WebhookEvent } from '../webhooks/webhook-event.ts'
import { signedHeaders } from '../webhooks/webhook-signature.ts'
import { hasArrived, type WebhookName, type Webhooks } from '../webhooks/webhooks.ts'
import type { Carrier } from './carrier.ts'
import { retryDelayMs } from './retry-delay.ts'
import { openSealedText } from './sealed-text.ts'

/** As the domain requests it; `seq` null: a test event, which is sent once. */
const PayloadSchema = v.object({
  organizationId: OrganizationIdSchema,
  webhookId: WebhookIdSchema,
  seq: v.nullable(v.number()),
})

export const testWebhookEffect = ({ organizationId, webhookId }: WebhookName, id: string, now: number): NewEffect => ({
  id: `webhook/test/${id}`,
  kind: 'webhook',
  payload: { organizationId, webhookId, seq: null },
  dueAt: now,
})

export interface WebhookParts {
  readonly rooms: Pick<Rooms, 'kinds' | 'readDirectory' | 'submitAsSystem'>
  readonly store: Pick<Store, 'log'>
  readonly webhooks: Webhooks
  readonly outbound: Outbound
  readonly secret: string
  readonly publicUrl: string
  readonly now: () => number
  /** Tells its administrator that a webhook was stopped. */
  readonly onStopped: (webhook: Webhook, name: WebhookName) => Promise<void>
}

/**
 * Sends an event to a webhook. An answer of 2xx is an arrival; any other one, a redirect included, is tried again later, up
 * to a bound. A webhook to which nothing has arrived for long is stopped.
 */
export const sendWebhook = (parts: WebhookParts): Carrier => {
  const { rooms, webhooks, now } = parts

  return async (effect) => {
    const { seq, ...name } = v.parse(PayloadSchema, effect.payload)
    const webhook = await rooms.readDirectory(name.organizationId, (directory) => webhookIn(directory, name))
    if (webhook === null || (seq !== null && webhook.status !== 'active')) return
    const secrets = (await webhooks.secrets(name, now())).map((sealed) => openSealedText(sealed, parts.secret))
    const event =
      seq === null ? testEvent(testIdOf(effect), now(), { ...name, ...parts }) : await entryEvent(parts, name, seq)
    if (event === null || secrets.length === 0) return

    const isLast = seq === null || effect.attempts + 1 >= serverLimits.webhooks.attemptsMax
    const sent = await attempt(parts, { webhook, event, secrets })
    const arrived = hasArrived(sent)
    const nextAt = arrived || isLast ? null : now() + retryDelayMs(effect.attempts)
    const delivery = {
      ...sent,
      id: randomUUID(),
      eventId: event.id,
      type: event.type,
      attempt: effect.attempts + 1,
      nextAt,
    }
    const failingSince = await webhooks.record(name, delivery, serverLimits.webhooks.deliveriesKeptMax)
    if (seq === null || arrived) return
    if (failingSince !== null && now() - failingSince >= serverLimits.webhooks.stoppedAfterMs)
      return stop(parts, webhook, name, effect)
    if (!isLast) throw new Error(sent.problem ?? `status ${sent.status}`)
  }
}

const webhookIn = ({ webhook }: Directory, { webhookId }: WebhookName): Webhook | null => webhook.get(webhookId) ?? null

/** A test event that is tried again after a crash has the same id. */
const testIdOf = ({ id }: StoredEffect): string => `test_${id.split('/').at(-1)}`

const entryEvent = async (
  { rooms, store, publicUrl }: WebhookParts,
  { organizationId }: WebhookName,
  seq: number,
): Promise<WebhookEvent | null> => {
  const document = documentName({ kind: 'directory', organizationId })
  const [logged] = await store.log(document, { beyond: seq - 1, direction: 'forth', limit: 1 })
  const entry = logged?.seq === seq ? historyEntryOf(rooms.kinds.directory, logged) : null
  return entry === null ? null : eventOfEntry(rooms.kinds.directory, entry, { organizationId, publicUrl })
}

const attempt = async (
  { outbound, now }: WebhookParts,
  {
    webhook,
    event,
    secrets,
  }: { readonly webhook: Webhook; readonly event: WebhookEvent; readonly secrets: readonly string[] },
): Promise<Pick<WebhookDelivery, 'at' | 'status' | 'problem' | 'durationMs'>> => {
  const [at, body] = [now(), JSON.stringify(event)]
  const headers = {
    'content-type': 'application/cloudevents+json; charset=utf-8',
    'user-agent': 'Kontor-Webhook',
    ...signedHeaders({ id: event.id, at, body }, secrets),
  }
  const began = performance.now()
  const timeoutMs = serverLimits.webhooks.timeoutMs
  const answer = await outbound.post({ url: webhook.url, headers, body, timeoutMs }).then(
    ({ status }) => ({ status, problem: null }),
    (error: unknown) => {
      if (error instanceof OutboundFailed) return { status: null, problem: error.problem }
      throw error
    },
  )
  return { at, ...answer, durationMs: Math.round(performance.now() - began) }
}

const stop = async (parts: WebhookParts, webhook: Webhook, name: WebhookName, { id }: StoredEffect): Promise<void> => {
  const document = documentName({ kind: 'directory', organizationId: name.organizationId })
  try {
    const args = { webhookId: name.webhookId }
    await parts.rooms.submitAsSystem(document, {
      id: `stop_${createHash('sha256').update(id).digest('hex')}`,
      name: 'stopWebhook',
      args,
    })
  } catch (error) {
    if (!(error instanceof DocumentGone)) throw error
    return
  }
  // Started again, it has as much time as before.
  await parts.webhooks.forgive(name)
  await parts.onStopped(webhook, name)
}
