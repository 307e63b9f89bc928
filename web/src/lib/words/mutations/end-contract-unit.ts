import { m } from '#lib/paraglide/messages.js'
import type { EntryWords } from './mutation-words.ts'

export const endContractUnit: EntryWords = {
  history: (entry) => {
    const unit = entry.text('identifier')
    // The last day had been moved before it came.
    return entry.entry.changes.length === 0
      ? m.history_end_contract_unit_same.parts({ unit })
      : m.history_end_contract_unit.parts({ unit })
  },
  details: () => [],
}
