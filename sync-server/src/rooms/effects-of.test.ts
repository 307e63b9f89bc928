import { expect, it } from 'vitest'
import { effectsOf } from './effects-of.ts'

const requests = [
  { kind: 'invitation-mail', payload: { generation: 7 }, dueAt: 100, isMessage: true },
  { kind: 'expire-invitation', payload: { invitationId: 'invitation-1' }, dueAt: 7_100 },
]

it('[S1] an effect has an id made from its cause', () => {
  expect(effectsOf(requests, { causeId: 'mewa/login/mutation', quiet: false })).toEqual([
    { id: 'invitation-mail/mewa/login/mutation', kind: 'invitation-mail', payload: { generation: 7 }, dueAt: 100 },
    {
      id: 'expire-invitation/mewa/login/mutation',
      kind: 'expire-invitation',
      payload: { invitationId: 'invitation-1' },
      dueAt: 7_100,
    },
  ])
})

it('[DESIGN 7] `quiet` suppresses the messages alone', () => {
  const kinds = effectsOf(requests, { causeId: 'cause', quiet: true }).map(({ kind }) => kind)
  expect(kinds).toEqual(['expire-invitation'])
})
