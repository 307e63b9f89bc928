import { m } from '#lib/paraglide/messages.js'
import type { ConfirmedMutationWords } from './mutation-words.ts'

export const suspendMember: ConfirmedMutationWords = {
  change: (args) => m.change_suspend_member.parts({ name: args.named('memberId') }),
  history: (entry) => m.history_suspend_member.parts({ actor: entry.actor, name: entry.namedBy('memberId') }),
  confirmation: {
    title: (name) => m.suspend_title({ name }),
    text: ({ when }) => m.suspend_text({ when }),
    act: (name) => m.suspend_act({ name }),
    danger: true,
    done: (name) => m.member_suspended({ name }),
  },
}
