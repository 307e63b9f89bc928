import type { OrganizationId, WebhookId } from '@kontor/domain'
import type { NewToken, NewWebhook, TokenSecret, WebhookSecret } from '@kontor/protocol/http'
import { callServer, type Answer } from './call-server.ts'

const pathOf = (organizationId: OrganizationId, what: 'tokens' | 'webhooks'): string =>
  `/api/documents/directory/${organizationId}/${what}`

export const integrationPaths = {
  tokens: (organizationId: OrganizationId) => pathOf(organizationId, 'tokens'),
  unlinkedPeople: (organizationId: OrganizationId) => `/api/documents/directory/${organizationId}/single-sign-on`,
  deliveries: (organizationId: OrganizationId, webhookId: WebhookId) =>
    `${pathOf(organizationId, 'webhooks')}/${webhookId}/deliveries`,
} as const

/** Makes a token. Its secret is not shown again. */
export const createToken = (organizationId: OrganizationId, token: NewToken): Promise<Answer<TokenSecret>> =>
  callServer('POST', pathOf(organizationId, 'tokens'), token)

/** Makes a webhook. Its secret is not shown again. */
export const createWebhook = (organizationId: OrganizationId, webhook: NewWebhook): Promise<Answer<WebhookSecret>> =>
  callServer('POST', pathOf(organizationId, 'webhooks'), webhook)

export const renewWebhookSecret = (
  organizationId: OrganizationId,
  webhookId: WebhookId,
): Promise<Answer<WebhookSecret>> => callServer('POST', `${pathOf(organizationId, 'webhooks')}/${webhookId}/secret`, {})

export const testWebhook = (organizationId: OrganizationId, webhookId: WebhookId): Promise<Answer<unknown>> =>
  callServer('POST', `${pathOf(organizationId, 'webhooks')}/${webhookId}/test`, {})
