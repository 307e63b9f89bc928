import { m } from '#lib/paraglide/messages.js'
import { note, offeredAccess } from '../history-detail.ts'
import type { EntryWords } from './mutation-words.ts'

export const acceptInvitation: EntryWords = {
  history: (entry) =>
    m.history_accept_invitation.parts({
      name: entry.text('name'),
      username: entry.text('username'),
      account: entry.named(entry.changeOf('member')?.after?.homeAccountId),
    }),
  details: (entry) => {
    const member = entry.changeOf('member')?.after
    return [member ? offeredAccess(entry, member) : note(m.history_nothing_changed())]
  },
}
