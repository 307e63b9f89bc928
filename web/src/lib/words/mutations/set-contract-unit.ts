import { shownDay } from '#lib/format/shown-day.ts'
import { m } from '#lib/paraglide/messages.js'
import { note } from '../history-detail.ts'
import type { EntryWords } from './mutation-words.ts'

export const setContractUnit: EntryWords = {
  history: (entry) => m.history_set_contract_unit.parts({ actor: entry.actor, unit: entry.text('identifier') }),
  details: (entry) => {
    const [from, until] = [entry.text('from'), entry.text('until')]
    const days = { from: shownDay(from), until: shownDay(until) }
    return [note(until === '' ? m.history_contract_from(days) : m.history_contract_from_until(days))]
  },
}
