import { m } from '#lib/paraglide/messages.js'
import type { MutationWords } from './mutation-words.ts'

export const resendInvitation: MutationWords = {
  change: (args) => m.change_resend_invitation.parts({ name: args.named('invitationId') }),
  history: (entry) => m.history_resend_invitation.parts({ actor: entry.actor, name: entry.namedBy('invitationId') }),
}
