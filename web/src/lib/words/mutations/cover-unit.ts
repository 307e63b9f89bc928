import { m } from '#lib/paraglide/messages.js'
import type { EntryWords } from './mutation-words.ts'

export const coverUnit: EntryWords = {
  history: (entry) =>
    m.history_cover_unit.parts({
      actor: entry.actor,
      unit: entry.unitIdentifier,
      account: entry.named(entry.text('accountId')),
    }),
  // The sentence is complete: no access has changed.
  details: () => [],
}
