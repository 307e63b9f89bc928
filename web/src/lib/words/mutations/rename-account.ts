import { m } from '#lib/paraglide/messages.js'
import type { MutationWords } from './mutation-words.ts'

export const renameAccount: MutationWords = {
  change: (args) => m.change_rename_account.parts({ account: args.named('accountId'), name: args.text('name') }),
  history: (entry) => {
    const { actor } = entry
    const { before, after } = entry.changeOf('account') ?? {}
    return before && after
      ? m.history_rename_account.parts({ actor, before: before.name, after: after.name })
      : m.history_rename_account_same.parts({ actor, account: entry.namedBy('accountId') })
  },
  form: { screen: 'sub-accounts', dialog: 'rename', carries: { of: 'accountId' } },
}
