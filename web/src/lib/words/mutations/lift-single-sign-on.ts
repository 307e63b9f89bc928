import { m } from '#lib/paraglide/messages.js'
import type { EntryWords } from './mutation-words.ts'

export const liftSingleSignOn: EntryWords = {
  history: ({ actor }) => m.history_lift_single_sign_on.parts({ actor }),
}

export const clearSingleSignOn: EntryWords = {
  history: ({ actor }) => m.history_clear_single_sign_on.parts({ actor }),
}
