import { affectedPeople, previewMutations } from '@kontor/domain'
import { expect, test } from 'vitest'
import { ownerLogin, sampleDirectory } from '#lib/testing/sample-directory.ts'
import { roleDifference } from './role-difference.ts'
import { roleRows } from './role-row.ts'

const setup = () => {
  const sample = sampleDirectory()
  const role = sample.role('Zespół FNP', ['processes', 'mail'])
  sample.role('Audyt', [])
  sample.member('Joanna Nadolna', { roleIds: [role.id] })
  sample.member('Bartłomiej Sójka', { roleIds: [role.id], rights: ['mail'] })
  sample.member('Krzysztof Zając', { roleIds: [role.id], admin: true })
  sample.member('Rafał Ostrowski', { roleIds: [role.id], status: 'suspended' })
  sample.invitation('Agnieszka Dąb', { roleIds: [role.id], expiresAt: 100 })
  return { ...sample, role }
}

test('[A19] changing a role affects members who have its rights through it alone', () => {
  const { directory, role } = setup()
  const after = previewMutations(
    directory,
    [{ name: 'changeRole', args: { roleId: role.id, add: ['finance'], remove: ['mail'] } }],
    { loginId: ownerLogin, now: 0 },
  )
  expect(after.directory === null ? after.refusal : roleDifference(affectedPeople(directory, after.directory))).toEqual(
    [
      { right: 'finance', kind: 'gain', people: 2 },
      { right: 'mail', kind: 'loss', people: 1 },
    ],
  )
})

test('[A15] the list of roles shows who has each', () => {
  const { directory } = setup()
  expect(roleRows(directory, 50).map(({ role, members, invitations }) => [role.name, members, invitations])).toEqual([
    ['Audyt', [], 0],
    ['Zespół FNP', ['Bartłomiej Sójka', 'Joanna Nadolna', 'Krzysztof Zając', 'Rafał Ostrowski'], 1],
  ])
  expect(roleRows(directory, 200)[1]?.invitations).toBe(0)
})
