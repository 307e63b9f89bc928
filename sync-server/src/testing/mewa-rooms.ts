import type { AccountId, OrganizationId, RoleId, UnitId } from '@kontor/domain'
import { createManualClock } from './manual-clock.ts'
import { createMemoryIdentity } from './memory-identity.ts'
import { directoryOf, login, mutation, register } from './sample-organization.ts'
import { UnrulyStore } from './unruly-store.ts'
import type { Committed } from '../rooms/committed.ts'
import { createRooms } from '../rooms/create-rooms.ts'

export const mewa = 'mewa-0001' as OrganizationId
export const orla = 'orla-0001' as OrganizationId
export const halina = login('halina')
export const igor = login('igor')
export const ola = login('ola')
export const gdynia = 'account-gdynia' as AccountId

/**
 * The rooms of a server in which Halina has registered one organisation, which was created at 1. `now` is the clock's
 * time: close to 1, the organisation is new.
 */
export const openMewaRooms = async ({ now }: { readonly now?: number } = {}) => {
  const store = new UnrulyStore()
  const identity = createMemoryIdentity([halina, igor, ola])
  const clock = createManualClock(now)
  const logged: string[] = []
  const open = () => createRooms({ store, identity, clock, log: (event) => logged.push(event) })
  const rooms = open()
  await register(rooms, { organizationId: mewa, owner: halina })
  const committed: Committed[] = []
  rooms.onCommitted((commit) => committed.push(commit))
  const submit = (...mutations: Parameters<typeof rooms.submit>[2]) =>
    rooms.submit(directoryOf(mewa), halina.id, mutations)
  return { store, identity, clock, logged, open, rooms, committed, submit }
}

export const createRole = (name: string, id?: string) =>
  mutation('createRole', { roleId: `role-of-${name}` as RoleId, name, rights: ['mail'] }, id)

export const createGdynia = (identifier = 'PT 2', id?: string) =>
  mutation(
    'createSubAccount',
    { accountId: gdynia, name: 'Gdynia', unit: { unitId: 'unit-0001' as UnitId, identifier } },
    id,
  )
