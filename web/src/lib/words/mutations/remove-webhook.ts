import { m } from '#lib/paraglide/messages.js'
import type { MutationWords } from './mutation-words.ts'

export const removeWebhook: MutationWords = {
  change: (args) => m.change_remove_webhook.parts({ name: args.named('webhookId') }),
  history: (entry) => m.history_remove_webhook.parts({ actor: entry.actor, name: entry.namedBy('webhookId') }),
  details: () => [],
}
