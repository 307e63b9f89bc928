import * as v from 'valibot'
import { WebhookIdSchema } from '../../kernel/ids.ts'
import { NameSchema } from '../../kernel/text.ts'
import { defineMutation } from '../define-mutation.ts'
import { put } from '../directory.ts'
import { actingMember } from '../guards/acting-member.ts'
import { refuseNewRecord } from '../guards/refuse-new-record.ts'
import { historyKinds } from '../history/history-kinds.ts'
import { undoEach } from '../undo-changes.ts'
import { WebhookEventSchema, WebhookUrlSchema } from '../webhooks.ts'

export const webhookEventsArgument = v.pipe(
  v.array(WebhookEventSchema),
  v.minLength(1, 'empty'),
  v.maxLength(historyKinds.length, 'too-many'),
  v.transform((chosen) => historyKinds.filter((kind) => chosen.includes(kind))),
)

/** From now on this address receives the organisation's events. Its signing secret is made by the server, which shows it once. */
export const createWebhook = defineMutation({
  arguments: v.object({
    webhookId: WebhookIdSchema,
    name: NameSchema,
    url: WebhookUrlSchema,
    events: webhookEventsArgument,
  }),
  who: 'administrators',
  peopleOnly: true,
  history: 'integrations',
  run: (directory, { webhookId: id, name, url, events }, context) => {
    const { memberId: createdBy } = actingMember(context)
    const webhook = { id, name, url, events, createdBy, createdAt: context.now, status: 'active' as const }
    return refuseNewRecord(directory, 'webhook', id) ?? [put('webhook', webhook)]
  },
  undo: undoEach('webhook', ({ after }) =>
    after === null ? [] : [{ name: 'removeWebhook', args: { webhookId: after.id } }],
  ),
})
