import * as v from 'valibot'
import { WebhookIdSchema } from '../../kernel/ids.ts'
import { defineMutation } from '../define-mutation.ts'
import { putIfChanged } from '../directory.ts'
import { undoEach } from '../undo-changes.ts'

/** The server stops sending to an address that has failed for long. An administrator starts it again. */
export const stopWebhook = defineMutation({
  arguments: v.object({ webhookId: WebhookIdSchema }),
  who: 'system',
  history: 'integrations',
  run: (directory, { webhookId }) => {
    const webhook = directory.webhook.get(webhookId)
    return webhook?.status === 'active' ? putIfChanged('webhook', webhook, { status: 'stopped' }) : []
  },
  undo: undoEach('webhook', ({ after }) =>
    after === null ? [] : [{ name: 'changeWebhook', args: { webhookId: after.id, status: 'active' } }],
  ),
})
