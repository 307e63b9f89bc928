import { m } from '#lib/paraglide/messages.js'
import type { EntryWords } from './mutation-words.ts'

export const turnOffSecondFactor: EntryWords = {
  history: (entry) => m.history_reset_second_factor.parts({ actor: entry.actor, name: entry.namedBy('memberId') }),
  details: () => [],
}
