import { effectiveAccess } from '@kontor/domain'
import { expect, test } from 'vitest'
import { ownerLogin, sampleDirectory } from '../sample-directory.ts'
import { accessDifference, isNoDifference } from './access-difference.ts'
import { preview, type DraftMutation } from './preview.ts'

const setup = () => {
  const sample = sampleDirectory()
  const coast = sample.account('Zatoka Net')
  const role = sample.role('Zespół MNP', ['processes'])
  const person = sample.member('Paweł Grzęda', { rights: ['mail'], roleIds: [role.id], grants: [coast.id] })
  const difference = (...mutations: DraftMutation[]) => {
    const after = preview(sample.directory, mutations, ownerLogin)
    if (after.refusal !== null) return after.refusal
    return accessDifference(effectiveAccess(sample.directory, person.id), effectiveAccess(after.directory, person.id))
  }
  return { ...sample, coast, role, person, difference }
}

const nothing = { add: [], remove: [], addRoles: [], removeRoles: [] }

test('[B11] gained, lost and what stays through a role, in every account at once', () => {
  const { main, coast, role, person, difference } = setup()
  expect(
    difference({
      name: 'changeRights',
      args: { ...nothing, memberId: person.id, add: ['finance', 'processes'], remove: ['mail'] },
    }),
  ).toEqual({
    gained: [{ right: 'finance', accountIds: [main, coast.id] }],
    lost: [{ right: 'mail', accountIds: [main, coast.id] }],
    stays: [
      {
        right: 'processes',
        accountIds: [main, coast.id],
        reasons: [{ by: 'direct' }, { by: 'role', roleId: role.id }],
      },
    ],
    accountsGained: [],
    accountsLost: [],
  })
})

test('[A15] a grant taken away is an account lost, with its rights', () => {
  const { main, coast, role, person, difference } = setup()
  expect(difference({ name: 'changeGrants', args: { memberId: person.id, add: [], remove: [coast.id] } })).toEqual({
    gained: [],
    lost: [
      { right: 'processes', accountIds: [coast.id] },
      { right: 'mail', accountIds: [coast.id] },
    ],
    stays: [
      { right: 'processes', accountIds: [main], reasons: [{ by: 'role', roleId: role.id }] },
      { right: 'mail', accountIds: [main], reasons: [{ by: 'direct' }] },
    ],
    accountsGained: [],
    accountsLost: [coast.id],
  })
})

test('[B16] giving what a role gives already makes no difference', () => {
  const { person, difference } = setup()
  const same = difference({ name: 'changeRights', args: { ...nothing, memberId: person.id, add: ['processes'] } })
  expect('code' in same ? same : isNoDifference(same)).toBe(true)
})

test('[B20] a preview that would be refused says why', () => {
  const { owner, difference } = setup()
  expect(difference({ name: 'changeRights', args: { ...nothing, memberId: owner.id, add: ['mail'] } })).toEqual({
    code: 'primary-is-fixed',
    name: 'Halina Wróblewska',
  })
})
