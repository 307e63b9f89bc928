import { m } from '#lib/paraglide/messages.js'
import type { MutationWords } from './mutation-words.ts'

export const deleteRole: MutationWords = {
  change: (args) => m.change_delete_role.parts({ role: args.named('roleId') }),
  history: (entry) => m.history_delete_role.parts({ actor: entry.actor, role: entry.namedBy('roleId') }),
}
