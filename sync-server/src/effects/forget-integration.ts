import { OrganizationIdSchema, TokenIdSchema, type WebhookId } from '@kontor/domain'
import * as v from 'valibot'
import type { ApiTokens } from '../api-tokens/api-tokens.ts'
import type { Webhooks } from '../webhooks/webhooks.ts'
import type { Carrier } from './carrier.ts'

const PayloadSchema = v.object({ organizationId: OrganizationIdSchema, id: TokenIdSchema })

/** The secret of a revoked token; that of a removed webhook, and its deliveries. */
export const forgetIntegration = (parts: {
  readonly apiTokens: Pick<ApiTokens, 'remove'>
  readonly webhooks: Pick<Webhooks, 'remove'>
}): Carrier => {
  return async ({ payload }) => {
    const { organizationId, id } = v.parse(PayloadSchema, payload)
    // Both kinds of id are random, so one of the two has nothing to remove.
    await parts.apiTokens.remove({ organizationId, tokenId: id })
    await parts.webhooks.remove({ organizationId, webhookId: id as string as WebhookId })
  }
}
