import { m } from '#lib/paraglide/messages.js'
import type { EntryWords } from './mutation-words.ts'

export const recordSignIn: EntryWords = {
  history: (entry) => {
    const name = entry.changeOf('member')?.after?.name
    return name === undefined
      ? [{ type: 'text', value: m.history_record_sign_in_unknown() }]
      : m.history_record_sign_in.parts({ name })
  },
  details: () => [],
}
