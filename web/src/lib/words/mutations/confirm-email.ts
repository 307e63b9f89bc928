import { m } from '#lib/paraglide/messages.js'
import type { EntryWords } from './mutation-words.ts'

export const confirmEmail: EntryWords = {
  history: (entry) =>
    m.history_confirm_email.parts({
      name: entry.changeOf('member')?.after?.name ?? m.change_unnamed(),
      email: entry.text('email'),
    }),
  // The sentence is complete: no access has changed.
  details: () => [],
}
