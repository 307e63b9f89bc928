import { m } from '#lib/paraglide/messages.js'
import type { EntryWords } from './mutation-words.ts'

export const stopWebhook: EntryWords = {
  history: (entry) =>
    entry.entry.changes.length === 0
      ? m.history_stop_webhook_same.parts({ actor: entry.actor })
      : m.history_stop_webhook.parts({ actor: entry.actor, name: entry.namedBy('webhookId') }),
  details: () => [],
}
