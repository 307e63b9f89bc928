import * as v from 'valibot'
import { WebhookIdSchema } from '../../kernel/ids.ts'
import { defineMutation } from '../define-mutation.ts'
import { unknownRecord } from '../guards/unknown-record.ts'

/** The server made another secret for a webhook. It writes nothing: the secret is kept by the server alone. */
export const renewWebhookSecret = defineMutation({
  arguments: v.object({ webhookId: WebhookIdSchema }),
  who: 'administrators',
  peopleOnly: true,
  history: 'integrations',
  run: (directory, { webhookId }) => (directory.webhook.has(webhookId) ? [] : unknownRecord('webhook', webhookId)),
  undo: 'happened',
})
