import { m } from '#lib/paraglide/messages.js'
import type { MutationWords } from './mutation-words.ts'

export const createSubAccount: MutationWords = {
  change: (args) =>
    m.change_create_sub_account.parts({ name: args.text('name'), identifier: args.unitIdentifier('unit') }),
  history: (entry) =>
    m.history_create_sub_account.parts({
      actor: entry.actor,
      account: entry.createdAccount,
      identifier: entry.unitIdentifier,
    }),
  details: () => [],
  form: { screen: 'sub-accounts', dialog: 'add' },
}
