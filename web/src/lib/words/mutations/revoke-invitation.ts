import { m } from '#lib/paraglide/messages.js'
import type { MutationWords } from './mutation-words.ts'

export const revokeInvitation: MutationWords = {
  change: (args) => m.change_revoke_invitation.parts({ name: args.named('invitationId') }),
  history: (entry) => m.history_revoke_invitation.parts({ actor: entry.actor, name: entry.namedBy('invitationId') }),
}
