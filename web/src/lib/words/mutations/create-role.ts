import type { Right } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'
import { listOrNone } from '../argument-reader.ts'
import { rightName } from '../right-words.ts'
import type { MutationWords } from './mutation-words.ts'

export const createRole: MutationWords = {
  change: (args) => m.change_create_role.parts({ name: args.text('name') }),
  gains: (args) => listOrNone(args.list<Right>('rights').map(rightName)),
  history: (entry) =>
    m.history_create_role.parts({
      actor: entry.actor,
      role: entry.changeOf('role')?.after?.name ?? entry.text('name'),
    }),
  form: { screen: 'roles', dialog: 'role' },
}
