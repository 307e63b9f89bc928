import { m } from '#lib/paraglide/messages.js'
import type { MutationWords } from './mutation-words.ts'

export const moveMember: MutationWords = {
  change: (args) => m.change_move_member.parts({ name: args.named('memberId'), account: args.named('homeAccountId') }),
  form: { screen: 'users', dialog: 'move', carries: { of: 'memberId' } },
  history: (entry) =>
    m.history_move_member.parts({
      actor: entry.actor,
      name: entry.namedBy('memberId'),
      account: entry.namedBy('homeAccountId'),
    }),
}
