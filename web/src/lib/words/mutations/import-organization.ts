import { countOfChanges } from '@kontor/domain'
import { wholeNumber } from '#lib/format/whole-number.ts'
import { m } from '#lib/paraglide/messages.js'
import { note } from '../history-detail.ts'
import type { EntryWords } from './mutation-words.ts'

export const importOrganization: EntryWords = {
  history: (entry) => m.history_import_organization.parts({ organization: entry.organization }),
  details: (entry) => {
    const count = (kind: 'member' | 'account' | 'role') => wholeNumber(countOfChanges(entry.entry, kind))
    return [note(m.history_imported({ people: count('member'), accounts: count('account'), roles: count('role') }))]
  },
}
