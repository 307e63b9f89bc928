import type { Right } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'
import { listOrNone } from '../argument-reader.ts'
import { rightAsObject } from '../right-words.ts'
import type { MutationWords } from './mutation-words.ts'

export const inviteExistingMember: MutationWords = {
  change: (args) =>
    m.change_invite_existing_member.parts({ username: args.text('username'), email: args.text('email') }),
  gains: (args) => listOrNone([...args.list<Right>('rights').map(rightAsObject), ...args.roles('roleIds')]),
  history: (entry) =>
    m.history_invite_existing_member.parts({
      actor: entry.actor,
      username: entry.text('username'),
      account: entry.namedBy('homeAccountId'),
    }),
  form: { screen: 'users', dialog: 'invite-existing' },
}
