import { m } from '#lib/paraglide/messages.js'
import type { MutationWords } from './mutation-words.ts'

export const renewWebhookSecret: MutationWords = {
  change: (args) => m.change_renew_webhook_secret.parts({ name: args.named('webhookId') }),
  history: (entry) => m.history_renew_webhook_secret.parts({ actor: entry.actor, name: entry.namedBy('webhookId') }),
  details: () => [],
}
