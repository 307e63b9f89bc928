import * as v from 'valibot'
import { MemberIdSchema, WebhookIdSchema } from '../kernel/ids.ts'
import { limits } from '../kernel/limits.ts'
import { historyKinds } from './history/history-kinds.ts'

const time = v.pipe(v.number(), v.safeInteger('not-a-time'), v.minValue(0, 'not-a-time'))

/** An event is an entry of the directory's history; these are the kinds that a webhook may follow. */
export const WebhookEventSchema = v.picklist(historyKinds)

/** An address that receives the organisation's events. Its signing secret is kept by the server alone. */
export const WebhookSchema = v.object({
  id: WebhookIdSchema,
  name: v.string(),
  url: v.string(),
  events: v.array(WebhookEventSchema),
  createdBy: MemberIdSchema,
  createdAt: time,
  /** `paused` by an administrator, `stopped` by the server after a long failure. */
  status: v.picklist(['active', 'paused', 'stopped']),
})
export type Webhook = v.InferOutput<typeof WebhookSchema>

/** An address on the web: `https` or `http`, without a user or a fragment. Whether the server may reach it is decided when it sends. */
export const WebhookUrlSchema = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(limits.webhookUrlLengthMax, 'too-long'),
  v.check(isWebAddress, 'not-a-url'),
)

function isWebAddress(text: string): boolean {
  if (!/^https?:\/\/[^\s]+$/i.test(text)) return false
  const url = urlOf(text)
  return url !== null && url.username === '' && url.password === '' && url.hash === '' && url.hostname !== ''
}

const urlOf = (text: string): URL | null => {
  try {
    return new URL(text)
  } catch {
    return null
  }
}
