import type { WebhookDelivery } from '@kontor/protocol'
import { hasArrived, type WebhookName, type Webhooks } from './webhooks.ts'

interface KeptWebhook {
  secret: string | null
  previous: string | null
  previousUntil: number
  failingSince: number | null
  deliveries: readonly WebhookDelivery[]
}

/** Webhooks in memory: the same as `stored-webhooks.ts`. */
export const memoryWebhooks = (): Webhooks => {
  const kept = new Map<string, KeptWebhook>()
  const keyOf = ({ organizationId, webhookId }: WebhookName): string => `${organizationId}/${webhookId}`
  const of = (name: WebhookName): KeptWebhook => {
    const none = { secret: null, previous: null, previousUntil: 0, failingSince: null, deliveries: [] }
    const found = kept.get(keyOf(name)) ?? none
    kept.set(keyOf(name), found)
    return found
  }
  return {
    setSecret: async (name, secret, previousUntil) => {
      const webhook = of(name)
      Object.assign(webhook, { secret, previous: webhook.secret, previousUntil })
    },
    secrets: async (name, at) => {
      const { secret, previous, previousUntil } = of(name)
      return [secret, previousUntil > at ? previous : null].filter((one) => one !== null)
    },
    record: async (name, delivery, keptMax) => {
      const webhook = of(name)
      webhook.deliveries = [delivery, ...webhook.deliveries].slice(0, keptMax)
      webhook.failingSince = hasArrived(delivery) ? null : (webhook.failingSince ?? delivery.at)
      return webhook.failingSince
    },
    deliveries: async (name) => of(name).deliveries,
    forgive: async (name) => {
      of(name).failingSince = null
    },
    remove: async (name) => void kept.delete(keyOf(name)),
  }
}
