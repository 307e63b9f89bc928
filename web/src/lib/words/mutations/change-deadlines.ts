import { defaultDeadlines } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'
import { note } from '../history-detail.ts'
import { processDeadlineName, processTermText } from '../processes/process-names.ts'
import type { MutationWords } from './mutation-words.ts'

export const changeDeadlines: MutationWords = {
  change: () => [{ type: 'text', value: m.change_change_deadlines() }],
  history: (entry) => m.history_change_deadlines.parts({ actor: entry.actor }),
  details: (entry) => {
    const changed = entry.entry.changes.flatMap((change) => (change.kind === 'deadline' ? [change] : []))
    if (changed.length === 0) return [note(m.history_nothing_changed())]
    return changed.map(({ id, before, after }) =>
      note(
        m.history_deadline_changed({
          deadline: processDeadlineName(id),
          before: processTermText(before === null ? defaultDeadlines[id] : before.term),
          after: processTermText(after === null ? defaultDeadlines[id] : after.term),
        }),
      ),
    )
  },
}
