import { m } from '#lib/paraglide/messages.js'
import type { MutationWords } from './mutation-words.ts'

export const archiveAccount: MutationWords = {
  change: (args) => m.change_archive_account.parts({ account: args.named('accountId') }),
  history: (entry) => m.history_archive_account.parts({ actor: entry.actor, account: entry.namedBy('accountId') }),
}
