import type { Right } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'
import { listOrNone } from '../argument-reader.ts'
import { rightAsObject } from '../right-words.ts'
import type { MutationWords } from './mutation-words.ts'

export const changeRole: MutationWords = {
  change: (args) =>
    args.has('name')
      ? m.change_rename_role.parts({ role: args.named('roleId'), name: args.text('name') })
      : m.change_change_role.parts({ role: args.named('roleId') }),
  gains: (args) => listOrNone(args.list<Right>('add').map(rightAsObject)),
  loses: (args) => listOrNone(args.list<Right>('remove').map(rightAsObject)),
  history: (entry) => {
    const { actor } = entry
    const { before, after } = entry.changeOf('role') ?? {}
    if (!before || !after || before.name === after.name)
      return m.history_change_role.parts({ actor, role: entry.namedBy('roleId') })
    const names = { actor, before: before.name, after: after.name }
    return before.rights.join() === after.rights.join()
      ? m.history_rename_role.parts(names)
      : m.history_rename_and_change_role.parts(names)
  },
  form: { screen: 'roles', dialog: 'role', carries: { of: 'roleId' } },
}
