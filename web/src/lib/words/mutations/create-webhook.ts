import { m } from '#lib/paraglide/messages.js'
import { note } from '../history-detail.ts'
import type { MutationWords } from './mutation-words.ts'

export const createWebhook: MutationWords = {
  change: (args) => m.change_create_webhook.parts({ name: args.text('name') }),
  history: (entry) => m.history_create_webhook.parts({ actor: entry.actor, name: entry.namedBy('webhookId') }),
  details: (entry) => {
    const url = entry.changeOf('webhook')?.after?.url
    return url === undefined ? [] : [note(url)]
  },
}
