import type { Right } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'
import { listOrNone } from '../argument-reader.ts'
import { rightAsObject } from '../right-words.ts'
import type { MutationWords } from './mutation-words.ts'

export const changeRights: MutationWords = {
  change: (args) => m.change_change_rights.parts({ name: args.named('memberId') }),
  gains: (args) => listOrNone([...args.list<Right>('add').map(rightAsObject), ...args.roles('addRoles')]),
  loses: (args) => listOrNone([...args.list<Right>('remove').map(rightAsObject), ...args.roles('removeRoles')]),
  history: (entry) => m.history_change_rights.parts({ actor: entry.actor, name: entry.namedBy('memberId') }),
  form: { screen: 'users', dialog: 'rights', carries: { of: 'memberId' } },
}
