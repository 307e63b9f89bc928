import { termOfOwnType } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'
import { note } from '../history-detail.ts'
import { processTermText } from '../processes/process-names.ts'
import type { MutationWords } from './mutation-words.ts'

export const changeProcessType: MutationWords = {
  change: (args) => m.change_change_process_type.parts({ name: args.named('processTypeId') }),
  history: (entry) => {
    const change = entry.changeOf('processType')
    const [before, after] = [change?.before?.name, change?.after?.name]
    const { actor } = entry
    return before !== undefined && after !== undefined && before !== after
      ? m.history_rename_process_type.parts({ actor, before, after })
      : m.history_change_process_type.parts({ actor, name: entry.namedBy('processTypeId') })
  },
  details: (entry) => {
    const change = entry.changeOf('processType')
    if (!change?.after) return [note(m.history_nothing_changed())]
    const { before, after } = change
    const isSame = before?.days === after.days && before.unit === after.unit
    return isSame ? [] : [note(m.history_process_type_term({ term: processTermText(termOfOwnType(after)) }))]
  },
  form: { screen: 'process-types', dialog: 'type', carries: { of: 'processTypeId' } },
}
