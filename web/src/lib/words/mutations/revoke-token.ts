import { m } from '#lib/paraglide/messages.js'
import type { MutationWords } from './mutation-words.ts'

export const revokeToken: MutationWords = {
  change: (args) => m.change_revoke_token.parts({ name: args.named('tokenId') }),
  history: (entry) => m.history_revoke_token.parts({ actor: entry.actor, name: entry.namedBy('tokenId') }),
  details: () => [],
}
