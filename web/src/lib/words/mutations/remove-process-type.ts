import { m } from '#lib/paraglide/messages.js'
import type { MutationWords } from './mutation-words.ts'

export const removeProcessType: MutationWords = {
  change: (args) => m.change_remove_process_type.parts({ name: args.named('processTypeId') }),
  history: (entry) => m.history_remove_process_type.parts({ actor: entry.actor, name: entry.namedBy('processTypeId') }),
}
