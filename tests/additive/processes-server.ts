import type { AccountId, LoginId, OrganizationId, Processes } from '@kontor/domain'
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

export const mewa = 'mewa-0001' as OrganizationId
export const halina = login('halina')
export const ola = login('ola')
export const processesOf = (accountId: AccountId) => documentName({ kind: 'section', accountId, key: 'processes' })
export const mainProcesses = processesOf(mainAccountOf(mewa))

let sent = 0
export const toProcesses = (name: string, args: SentMutation['args']): SentMutation => ({
  ...{ id: `process-mutation-${(sent += 1)}` as SentMutation['id'], name, version: 1, args },
})

/** The product's own rooms, with one telecom organisation of Halina, who owns it. */
export const openProcessesServer = async () => {
  const store = new UnrulyStore()
  const identity = createMemoryIdentity([halina, ola])
  const rooms = createRooms({ store, identity, clock: systemClock, log: () => undefined })
  onTestFinished(() => rooms.close())
  await register(rooms, { organizationId: mewa, owner: halina })
  const change = async (...changes: SentMutation[]): Promise<void> => {
    for (const outcome of await rooms.submit(directoryOf(mewa), halina.id, changes)) demandAccepted(outcome)
  }
  const join = () => joinAs(rooms, { organizationId: mewa, by: halina, who: ola, rights: ['processes'] })
  const content = async (loginId: LoginId = halina.id, document = mainProcesses) =>
    (await rooms.contentFor(document, loginId)) as unknown as Processes
  const submit = (loginId: LoginId, ...mutations: SentMutation[]) => rooms.submit(mainProcesses, loginId, mutations)
  return { store, rooms, change, join, content, submit }
}

export const takeProcesses = (memberId: Awaited<ReturnType<typeof joinAs>>) =>
  mutation('changeRights', { memberId, add: [], remove: ['processes'], addRoles: [], removeRoles: [] })
