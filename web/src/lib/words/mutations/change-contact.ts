import { m } from '#lib/paraglide/messages.js'
import { note } from '../history-detail.ts'
import type { EntryWords } from './mutation-words.ts'

export const changeContact: EntryWords = {
  history: (entry) => {
    const member = entry.changeOf('member')?.after
    return m.history_change_contact.parts({ actor: entry.actor, name: member?.name ?? m.change_unnamed() })
  },
  details: (entry) =>
    [
      entry.text('email') === '' ? null : m.history_new_email({ email: entry.text('email') }),
      entry.text('phone') === '' ? null : m.history_new_phone({ phone: entry.text('phone') }),
    ].flatMap((sentence) => (sentence === null ? [] : [note(sentence)])),
}
