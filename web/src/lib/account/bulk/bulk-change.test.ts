import { expect, it, test } from 'vitest'
import { sampleDirectory } from '#lib/testing/sample-directory.ts'
import { bulkActs, isAboutInvitations, mutationFor, takenBack, type BulkChange } from './bulk-change.ts'

const setup = () => {
  const sample = sampleDirectory()
  const coast = sample.account('Zatoka Net')
  const role = sample.role('Zespół FNP', ['processes'])
  const member = sample.member('Joanna Nadolna', { rights: ['mail'], roleIds: [role.id], grants: [coast.id] })
  const { directory } = sample
  return { directory, coast, role, member, invitation: sample.invitation('Agnieszka Dąb') }
}
const list = <Item>(add: Item[], remove: Item[] = []) => ({ add, remove })

test('[ISSUE 3] [B11] a person is given only missing rights, and loses only held ones', () => {
  const { directory, member, role } = setup()
  const change: BulkChange = { act: 'rights', rights: list(['mail', 'finance'], ['units']), roles: list([], [role.id]) }
  expect(mutationFor(directory, change, member)).toEqual({
    name: 'changeRights',
    args: { memberId: member.id, add: ['finance'], remove: [], addRoles: [], removeRoles: [role.id] },
  })
})

test('[ISSUE 8 E2] a right that a role gives is not saved a second time, unless the role goes with the same change', () => {
  const { directory, member, role } = setup()
  const give = (roles: ReturnType<typeof list<typeof role.id>>): BulkChange => ({
    act: 'rights',
    rights: list(['processes']),
    roles,
  })
  const added = (change: BulkChange) => {
    const mutation = mutationFor(directory, change, member)
    return mutation?.name === 'changeRights' ? mutation.args.add : null
  }
  expect(added(give(list([])))).toEqual([])
  expect(added(give(list([], [role.id])))).toEqual(['processes'])
})

test('[ISSUE 3] [A15] the same holds for accounts', () => {
  const { directory, member, coast } = setup()
  expect(mutationFor(directory, { act: 'grants', grants: list([coast.id]) }, member)).toEqual({
    name: 'changeGrants',
    args: { memberId: member.id, add: [], remove: [] },
  })
})

test('[ISSUE 3] invitations are sent again or revoked, everything else concerns members', () => {
  const { directory, member, invitation } = setup()
  for (const act of bulkActs) {
    const change = { act, rights: list([]), roles: list([]), grants: list([]) } as BulkChange
    expect([act, mutationFor(directory, change, invitation) === null]).toEqual([act, !isAboutInvitations(act)])
    expect([act, mutationFor(directory, change, member) === null]).toEqual([act, isAboutInvitations(act)])
  }
})

it.each<BulkChange>([
  { act: 'rights', rights: list(['finance'], ['mail']), roles: list([]) },
  { act: 'suspend' },
  { act: 'reinstate' },
])('[ISSUE 3] $act is taken back with one press, and taken back once more it is itself', (change) => {
  const { directory, member } = setup()
  const mutation = mutationFor(directory, change, member)
  const back = mutation === null ? null : takenBack(mutation)
  expect(back).not.toBeNull()
  expect(back === null ? null : takenBack(back)).toEqual(mutation)
  expect(back).not.toEqual(mutation)
})

it.each<BulkChange>([{ act: 'remove' }])('[ISSUE 3] [B13] $act is not', (change) => {
  const { directory, member } = setup()
  const mutation = mutationFor(directory, change, member)
  expect(mutation === null ? undefined : takenBack(mutation)).toBeNull()
})
