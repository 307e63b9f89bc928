import type { AccountId, OrganizationId, RoleId, UnitId } from '@kontor/domain'
import { expect, it } from 'vitest'
import { MemoryStore } from '../store/memory-store.ts'
import { createManualClock } from '../testing/manual-clock.ts'
import { createMemoryIdentity } from '../testing/memory-identity.ts'
import { directoryOf, login, mutation, register } from '../testing/sample-organization.ts'
import { createRooms } from './create-rooms.ts'

const mewa = 'mewa-0001' as OrganizationId
const halina = login('halina')

const setup = async () => {
  const store = new MemoryStore()
  const identity = createMemoryIdentity([halina])
  const clock = createManualClock()
  const rooms = createRooms({ store, identity, clock, log: () => undefined })
  await register(rooms, { organizationId: mewa, owner: halina })
  return { store, identity, clock, rooms }
}
const createRole = (name: string, id?: string) =>
  mutation('createRole', { roleId: `role-${name}` as RoleId, name, rights: ['mail'] }, id)

it('[S1] a mutation sent twice has one effect and one outcome', async () => {
  const { rooms } = await setup()
  const sent = createRole('Poczta', 'mutation-a')
  const [first] = await rooms.submit(directoryOf(mewa), halina.id, [sent])
  expect(first).toEqual({ id: 'mutation-a', outcome: 'accepted', seq: 2 })
  expect(await rooms.submit(directoryOf(mewa), halina.id, [sent, sent])).toEqual([first, first])
  expect((await rooms.directory(mewa)).role.size).toBe(1)
})

it('[S6] what depends on a refused mutation is refused on its own merits', async () => {
  const { rooms } = await setup()
  const outcomes = await rooms.submit(directoryOf(mewa), halina.id, [
    mutation(
      'createSubAccount',
      {
        accountId: 'account-1' as AccountId,
        name: 'Gdynia',
        unit: { unitId: 'unit-0001' as UnitId, identifier: 'pt  03417' },
      },
      'mutation-a',
    ),
    mutation('renameAccount', { accountId: 'account-1' as AccountId, name: 'Sopot' }, 'mutation-b'),
  ])
  expect(outcomes).toEqual([
    {
      id: 'mutation-a',
      outcome: 'refused',
      code: 'unit-taken',
      identifier: 'pt  03417',
      accountName: 'Main of mewa-0001',
    },
    { id: 'mutation-b', outcome: 'refused', code: 'unknown-account', recordId: 'account-1' },
  ])
})
