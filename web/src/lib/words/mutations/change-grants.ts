import { m } from '#lib/paraglide/messages.js'
import { listOrNone } from '../argument-reader.ts'
import type { MutationWords } from './mutation-words.ts'

export const changeGrants: MutationWords = {
  change: (args) => m.change_change_grants.parts({ name: args.named('memberId') }),
  gains: (args) => listOrNone(args.namedList('add')),
  loses: (args) => listOrNone(args.namedList('remove')),
  history: (entry) => m.history_change_grants.parts({ actor: entry.actor, name: entry.namedBy('memberId') }),
  form: { screen: 'roles', dialog: 'grants', carries: { of: 'memberId' } },
}
