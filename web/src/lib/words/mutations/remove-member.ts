import { m } from '#lib/paraglide/messages.js'
import type { ConfirmedMutationWords } from './mutation-words.ts'

export const removeMember: ConfirmedMutationWords = {
  change: (args) => m.change_remove_member.parts({ name: args.named('memberId') }),
  history: (entry) => m.history_remove_member.parts({ actor: entry.actor, name: entry.namedBy('memberId') }),
  confirmation: {
    title: (name) => m.remove_title({ name }),
    text: () => m.remove_text(),
    act: (name) => m.remove_act({ name }),
    danger: true,
    done: (name) => m.member_removed({ name }),
  },
}
