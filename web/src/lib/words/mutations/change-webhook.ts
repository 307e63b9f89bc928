import { m } from '#lib/paraglide/messages.js'
import { note } from '../history-detail.ts'
import type { MutationWords } from './mutation-words.ts'

export const changeWebhook: MutationWords = {
  change: (args) => m.change_change_webhook.parts({ name: args.named('webhookId') }),
  history: (entry) => m.history_change_webhook.parts({ actor: entry.actor, name: entry.namedBy('webhookId') }),
  details: (entry) => {
    const after = entry.changeOf('webhook')?.after
    return [
      note(
        after === null || after === undefined ? m.history_nothing_changed() : m.webhooks_state({ state: after.status }),
      ),
    ]
  },
}
