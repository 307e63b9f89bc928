import * as v from 'valibot'
import { WebhookIdSchema } from '../../kernel/ids.ts'
import { defineMutation } from '../define-mutation.ts'
import { remove } from '../directory.ts'
import { forgottenIntegration } from '../forgotten-integration.ts'
import { unknownRecord } from '../guards/unknown-record.ts'

/** The address receives nothing more; its secret is gone, so nothing brings it back. */
export const removeWebhook = defineMutation({
  arguments: v.object({ webhookId: WebhookIdSchema }),
  who: 'administrators',
  peopleOnly: true,
  history: 'integrations',
  run: (directory, { webhookId }) =>
    directory.webhook.has(webhookId) ? [remove('webhook', webhookId)] : unknownRecord('webhook', webhookId),
  undo: 'happened',
  effects: ({ args, content, now }) => [forgottenIntegration(content, args.webhookId, now)],
})
