import * as v from 'valibot'
import { WebhookIdSchema } from '../../kernel/ids.ts'
import { NameSchema } from '../../kernel/text.ts'
import { defineMutation } from '../define-mutation.ts'
import { putIfChanged } from '../directory.ts'
import { unknownRecord } from '../guards/unknown-record.ts'
import { undoEach } from '../undo-changes.ts'
import { WebhookUrlSchema } from '../webhooks.ts'
import { webhookEventsArgument } from './create-webhook.ts'

/** Its name, address and kinds of events; paused, it receives none, and those of that time are not sent later. */
export const changeWebhook = defineMutation({
  arguments: v.object({
    webhookId: WebhookIdSchema,
    name: v.optional(NameSchema),
    url: v.optional(WebhookUrlSchema),
    events: v.optional(webhookEventsArgument),
    status: v.optional(v.picklist(['active', 'paused'])),
  }),
  who: 'administrators',
  peopleOnly: true,
  history: 'integrations',
  run: (directory, { webhookId, name, url, events, status }) => {
    const webhook = directory.webhook.get(webhookId)
    if (!webhook) return unknownRecord('webhook', webhookId)
    return putIfChanged('webhook', webhook, {
      name: name ?? webhook.name,
      url: url ?? webhook.url,
      events: events ?? webhook.events,
      status: status ?? webhook.status,
    })
  },
  undo: undoEach('webhook', ({ before, after }) => {
    if (before === null || after === null) return []
    const { id: webhookId, name, url, events, status } = before
    const back = status === after.status ? {} : { status: status === 'active' ? 'active' : 'paused' }
    return [{ name: 'changeWebhook', args: { webhookId, name, url, events: [...events], ...back } }]
  }),
})
