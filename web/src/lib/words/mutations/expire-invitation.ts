import { m } from '#lib/paraglide/messages.js'
import type { EntryWords } from './mutation-words.ts'

export const expireInvitation: EntryWords = {
  history: (entry) => {
    const name = entry.namedBy('invitationId')
    // The time had passed, but the invitation had been accepted, revoked or sent again before.
    return entry.entry.changes.length === 0
      ? m.history_expire_invitation_same.parts({ name })
      : m.history_expire_invitation.parts({ name })
  },
}
