import { m } from '#lib/paraglide/messages.js'
import type { ConfirmedMutationWords } from './mutation-words.ts'

export const withdrawAdmin: ConfirmedMutationWords = {
  change: (args) => m.change_withdraw_admin.parts({ name: args.named('memberId') }),
  history: (entry) => m.history_withdraw_admin.parts({ actor: entry.actor, name: entry.namedBy('memberId') }),
  confirmation: {
    title: (name) => m.admin_withdraw_title({ name }),
    text: ({ ofMyself }) => (ofMyself ? m.admin_withdraw_myself() : m.admin_withdraw_text()),
    act: () => m.admin_withdraw_act(),
    danger: true,
    done: (name) => m.admin_withdrawn({ name }),
  },
}
