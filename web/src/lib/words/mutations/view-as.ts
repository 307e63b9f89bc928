import { m } from '#lib/paraglide/messages.js'
import { note } from '../history-detail.ts'
import type { MutationWords } from './mutation-words.ts'

export const viewAs: MutationWords = {
  change: (args) => m.change_view_as.parts({ name: args.named('memberId') }),
  history: (entry) => m.history_view_as.parts({ actor: entry.actor, name: entry.namedBy('memberId') }),
  details: (entry) => {
    const reason = entry.text('reason')
    return [note(reason === '' ? m.history_no_reason() : m.history_reason({ reason }))]
  },
}
