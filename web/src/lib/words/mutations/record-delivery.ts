import { m } from '#lib/paraglide/messages.js'
import type { EntryWords } from './mutation-words.ts'

export const recordDelivery: EntryWords = {
  history: (entry) => {
    const name = entry.namedBy('invitationId')
    const reason = entry.text('reason')
    if (reason === '') return m.history_mail_delivered.parts({ name })
    return m.history_mail_undelivered.parts({ name, reason })
  },
  // The sentence is complete: no access has changed.
  details: () => [],
}
