import { m } from '#lib/paraglide/messages.js'
import type { ConfirmedMutationWords } from './mutation-words.ts'

export const assignAdmin: ConfirmedMutationWords = {
  change: (args) => m.change_assign_admin.parts({ name: args.named('memberId') }),
  history: (entry) => m.history_assign_admin.parts({ actor: entry.actor, name: entry.namedBy('memberId') }),
  confirmation: {
    title: (name) => m.admin_assign_title({ name }),
    text: () => m.admin_assign_text(),
    act: () => m.admin_assign_act(),
    danger: false,
    done: (name) => m.admin_assigned({ name }),
  },
}
