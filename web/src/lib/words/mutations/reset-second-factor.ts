import { m } from '#lib/paraglide/messages.js'
import type { MutationWords } from './mutation-words.ts'

export const resetSecondFactor: MutationWords = {
  change: (args) => m.change_reset_second_factor.parts({ name: args.named('memberId') }),
  history: (entry) => m.history_reset_second_factor.parts({ actor: entry.actor, name: entry.namedBy('memberId') }),
  details: () => [],
}
