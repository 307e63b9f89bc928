import { m } from '#lib/paraglide/messages.js'
import type { MutationWords } from './mutation-words.ts'

export const sendPasswordLink: MutationWords = {
  change: (args) => m.change_send_password_link.parts({ name: args.named('memberId') }),
  history: (entry) => m.history_send_password_link.parts({ actor: entry.actor, name: entry.namedBy('memberId') }),
  details: () => [],
}
