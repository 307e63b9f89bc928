import type { AccountId, LoginId, OrganizationId, Reservations } from '@kontor/domain'
import { documentName, type SentMutation } from '@kontor/protocol'
import { onTestFinished } from 'vitest'
import { systemClock } from '../../sync-server/src/clock/clock.ts'
import { createRooms } from '../../sync-server/src/rooms/create-rooms.ts'
import { createMemoryIdentity } from '../../sync-server/src/testing/memory-identity.ts'
import {
  demandAccepted,
  directoryOf,
  joinAs,
  login,
  mainAccountOf,
  mutation,
  register,
} from '../../sync-server/src/testing/sample-organization.ts'
import { UnrulyStore } from '../../sync-server/src/testing/unruly-store.ts'

export const jantar = 'jantar-0001' as OrganizationId
export const urszula = login('urszula')
export const leon = login('leon')
export const reservationsOf = (accountId: AccountId) =>
  documentName({ kind: 'section', accountId, key: 'reservations' })
export const mainReservations = reservationsOf(mainAccountOf(jantar))

/** A Friday at noon in Warsaw. */
const startedAt = Date.UTC(2026, 10, 20, 11)

let sent = 0
export const toReservations = (name: string, args: SentMutation['args']): SentMutation => ({
  ...{ id: `reservation-mutation-${(sent += 1)}` as SentMutation['id'], name, version: 1, args },
})

/** The product's own rooms, with one hotel of Urszula, who owns it. The clock is the test's. */
export const openReservationsServer = async () => {
  const store = new UnrulyStore()
  const identity = createMemoryIdentity([urszula, leon])
  let now = startedAt
  const rooms = createRooms({ store, identity, clock: { ...systemClock, now: () => now }, log: () => undefined })
  onTestFinished(() => rooms.close())
  const property = { profile: 'hospitality', identifier: '41207', contractUnits: ['41208'] } as const
  await register(rooms, { organizationId: jantar, owner: urszula, ...property })
  const change = async (...changes: SentMutation[]): Promise<void> => {
    for (const outcome of await rooms.submit(directoryOf(jantar), urszula.id, changes)) demandAccepted(outcome)
  }
  const join = () => joinAs(rooms, { organizationId: jantar, by: urszula, who: leon, rights: ['reservations'] })
  const content = async (loginId: LoginId = urszula.id, document = mainReservations) =>
    (await rooms.contentFor(document, loginId)) as unknown as Reservations
  const submit = (loginId: LoginId, ...mutations: SentMutation[]) => rooms.submit(mainReservations, loginId, mutations)
  const advance = (ms: number): void => void (now += ms)
  return { store, rooms, change, join, content, submit, advance }
}

export const takeReservations = (memberId: Awaited<ReturnType<typeof joinAs>>) =>
  mutation('changeRights', { memberId, add: [], remove: ['reservations'], addRoles: [], removeRoles: [] })
