import { m } from '#lib/paraglide/messages.js'
import type { MutationWords } from './mutation-words.ts'

export const endSessions: MutationWords = {
  change: (args) => m.change_end_sessions.parts({ name: args.named('memberId') }),
  history: (entry) => {
    const names = { actor: entry.actor, name: entry.namedBy('memberId') }
    return entry.text('sessionId') === '' ? m.history_end_sessions.parts(names) : m.history_end_session.parts(names)
  },
  details: () => [],
}
