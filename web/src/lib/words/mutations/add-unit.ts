import { m } from '#lib/paraglide/messages.js'
import type { MutationWords } from './mutation-words.ts'

export const addUnit: MutationWords = {
  change: (args) => m.change_add_unit.parts({ identifier: args.text('identifier'), account: args.named('accountId') }),
  history: (entry) =>
    m.history_add_unit.parts({
      actor: entry.actor,
      identifier: entry.unitIdentifier,
      account: entry.namedBy('accountId'),
    }),
  form: { screen: 'sub-accounts', dialog: 'units', carries: { of: 'accountId' } },
}
