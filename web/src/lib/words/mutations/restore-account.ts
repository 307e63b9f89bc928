import { m } from '#lib/paraglide/messages.js'
import type { MutationWords } from './mutation-words.ts'

export const restoreAccount: MutationWords = {
  change: (args) => m.change_restore_account.parts({ account: args.named('accountId') }),
  history: (entry) => m.history_restore_account.parts({ actor: entry.actor, account: entry.namedBy('accountId') }),
}
