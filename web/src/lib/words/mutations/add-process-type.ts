import { m } from '#lib/paraglide/messages.js'
import type { MutationWords } from './mutation-words.ts'

export const addProcessType: MutationWords = {
  change: (args) => m.change_add_process_type.parts({ name: args.text('name') }),
  history: (entry) => m.history_add_process_type.parts({ actor: entry.actor, name: entry.namedBy('processTypeId') }),
  form: { screen: 'process-types', dialog: 'type' },
}
