import type { OrganizationId, WebhookId } from '@kontor/domain'
import type { WebhookDelivery } from '@kontor/protocol'

/**
 * What the server keeps of webhooks beside the directory: their signing secrets, and how the last deliveries went. A
 * secret is a text that its caller has sealed.
 */
export interface Webhooks {
  /** Another secret from now on. The one before signs too until `previousUntil`, so that a receiver can change over. */
  setSecret(name: WebhookName, secret: string, previousUntil: number): Promise<void>
  /** Those that sign at this moment, the newest first; none: the webhook has no secret. */
  secrets(name: WebhookName, at: number): Promise<readonly string[]>
  /** Keeps the last `keptMax` of a webhook. Returns since when every delivery has failed; null: this one arrived. */
  record(name: WebhookName, delivery: WebhookDelivery, keptMax: number): Promise<number | null>
  /** The newest first. */
  deliveries(name: WebhookName): Promise<readonly WebhookDelivery[]>
  /** Forgets since when deliveries have failed. */
  forgive(name: WebhookName): Promise<void>
  remove(name: WebhookName): Promise<void>
}

/** Ids are made by clients, so a webhook is only known together with its organisation. */
export interface WebhookName {
  readonly organizationId: OrganizationId
  readonly webhookId: WebhookId
}

export const hasArrived = ({ status }: Pick<WebhookDelivery, 'status'>): boolean =>
  status !== null && status >= 200 && status < 300
