import type { Right } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'
import { accessBeyond } from '../access-beyond.ts'
import { listOrNone } from '../argument-reader.ts'
import { gained, lost, note } from '../history-detail.ts'
import { rightAsObject } from '../right-words.ts'
import type { MutationWords } from './mutation-words.ts'

export const changeInvitation: MutationWords = {
  change: (args) => m.change_change_invitation.parts({ name: args.named('invitationId') }),
  gains: (args) =>
    listOrNone([
      ...args.list<Right>('add').map(rightAsObject),
      ...args.roles('addRoles'),
      ...args.namedList('addGrants'),
    ]),
  loses: (args) =>
    listOrNone([
      ...args.list<Right>('remove').map(rightAsObject),
      ...args.roles('removeRoles'),
      ...args.namedList('removeGrants'),
    ]),
  history: (entry) => m.history_change_invitation.parts({ actor: entry.actor, name: entry.namedBy('invitationId') }),
  details: (entry) => {
    const change = entry.changeOf('invitation')
    if (!change?.before || !change.after) return [note(m.history_nothing_changed())]
    const { before, after } = change
    return [...gained(accessBeyond(entry, after, before)), ...lost(accessBeyond(entry, before, after))]
  },
  form: { screen: 'users', dialog: 'invitation-access', carries: { of: 'invitationId' } },
}
