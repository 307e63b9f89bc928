import { expect, test } from 'vitest'
import { ownerLogin, sampleDirectory } from '#lib/testing/sample-directory.ts'
import { roleDeletion } from './role-deletion.ts'

const setup = () => {
  const sample = sampleDirectory()
  const role = sample.role('Zespół FNP', ['processes', 'mail'])
  const joanna = sample.member('Joanna Nadolna', { roleIds: [role.id] })
  const bartek = sample.member('Bartłomiej Sójka', { roleIds: [role.id], rights: ['processes', 'mail'] })
  const krzysztof = sample.member('Krzysztof Zając', { roleIds: [role.id], admin: true })
  const open = sample.invitation('Agnieszka Dąb', { roleIds: [role.id], expiresAt: 100 })
  sample.invitation('Ewa Sosna', { roleIds: [role.id], expiresAt: 10 })
  const deletion = () => roleDeletion(sample.directory, role, { loginId: ownerLogin, now: 50 })
  return { ...sample, role, joanna, bartek, krzysztof, open, deletion }
}

test('[A19] a role is first taken from its members, its pending invitations are revoked, and then it is deleted', () => {
  const { role, joanna, bartek, krzysztof, open, deletion } = setup()
  const taken = { add: [], remove: [], addRoles: [], removeRoles: [role.id] }
  expect(deletion()).toMatchObject({
    holders: [joanna, bartek],
    administrators: [krzysztof],
    invitations: [open],
    refusal: null,
    mutations: [
      { name: 'changeRights', args: { memberId: joanna.id, ...taken } },
      { name: 'changeRights', args: { memberId: bartek.id, ...taken } },
      { name: 'revokeInvitation', args: { invitationId: open.id } },
      { name: 'deleteRole', args: { roleId: role.id } },
    ],
  })
})

test('[A19] only members who have a right through this role alone lose it', () => {
  const { joanna, deletion } = setup()
  expect(
    deletion().affected.map(({ memberId, difference }) => [memberId, difference.lost.map(({ right }) => right)]),
  ).toEqual([[joanna.id, ['processes', 'mail']]])
})

test('[A19] an unused role is deleted in one step', () => {
  const { directory, role: sampleRole } = sampleDirectory()
  const role = sampleRole('Audyt', [])
  const { mutations, affected } = roleDeletion(directory, role, { loginId: ownerLogin, now: 0 })
  expect([mutations.map(({ name }) => name), affected]).toEqual([['deleteRole'], []])
})
