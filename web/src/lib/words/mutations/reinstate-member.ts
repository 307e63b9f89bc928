import { m } from '#lib/paraglide/messages.js'
import type { ConfirmedMutationWords } from './mutation-words.ts'

export const reinstateMember: ConfirmedMutationWords = {
  change: (args) => m.change_reinstate_member.parts({ name: args.named('memberId') }),
  history: (entry) => m.history_reinstate_member.parts({ actor: entry.actor, name: entry.namedBy('memberId') }),
  confirmation: {
    title: (name) => m.reinstate_title({ name }),
    text: ({ when }) => m.reinstate_text({ when }),
    act: (name) => m.reinstate_act({ name }),
    danger: false,
    done: (name) => m.member_reinstated({ name }),
  },
}
