import type { Right } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'
import { listOrNone } from '../argument-reader.ts'
import { rightAsObject } from '../right-words.ts'
import type { MutationWords } from './mutation-words.ts'

export const inviteMember: MutationWords = {
  change: (args) => m.change_invite_member.parts({ name: args.text('name'), email: args.text('email') }),
  gains: (args) => listOrNone([...args.list<Right>('rights').map(rightAsObject), ...args.roles('roleIds')]),
  history: (entry) =>
    m.history_invite_member.parts({
      actor: entry.actor,
      name: entry.text('name'),
      account: entry.namedBy('homeAccountId'),
    }),
  form: { screen: 'users', dialog: 'invite' },
}
