import type { AccountId, InvitationId, LoginId, OrganizationId, RoleId, UnitId } from '@kontor/domain'
import type { Login } from '../../../sync-server/src/identity/identity.ts'
import { createMemoryIdentity } from '../../../sync-server/src/testing/memory-identity.ts'
import { unlimitedMails } from '../../../sync-server/src/mail/mail-allowance.ts'
import { createRooms } from '../../../sync-server/src/rooms/create-rooms.ts'
import type { Commit } from '../../../sync-server/src/store/store.ts'
import {
  demandAccepted,
  directoryOf,
  joinAs,
  login,
  mainAccountOf,
  mutation,
  register,
} from '../../../sync-server/src/testing/sample-organization.ts'
import { UnrulyStore } from '../../../sync-server/src/testing/unruly-store.ts'

export const mewa = 'mewa-0001' as OrganizationId
export const bursztyn = 'bursztyn-0001' as OrganizationId
export const organizationIds = [mewa, bursztyn] as const

const names = ['anna', 'jan', 'ewa', 'ola', 'piotr', 'zofia', 'hanna', 'igor', 'nikt', 'nowa']
/** `nikt` belongs nowhere; `nowa` is invited to Mewa. */
export const people: readonly Login[] = names.map((name) => login(`${name}-0001`))
export const person = (name: string): Login => {
  const found = people.find(({ username }) => username === `${name}-0001`)
  if (found === undefined) throw new Error(`no one is called ${name}`)
  return found
}
export const isPerson = (loginId: string): loginId is LoginId => people.some(({ id }) => id === loginId)

export const nowaInvitation = 'invitation-nowa' as InvitationId

export const startedAt = Date.UTC(2026, 10, 22, 11)

/** What two organisations have done before each story begins: made once, by the real rooms, and replayed. */
export const commitsBefore = (): Promise<readonly Commit[]> => (made ??= make())
let made: Promise<readonly Commit[]> | null = null

const make = async (): Promise<readonly Commit[]> => {
  const store = new UnrulyStore()
  const clock = { now: () => startedAt, after: () => () => undefined }
  const rooms = createRooms({
    store,
    identity: createMemoryIdentity(people),
    clock,
    mails: unlimitedMails,
    log: () => undefined,
  })
  const [anna, hanna, jan] = [person('anna'), person('hanna'), person('jan')]
  await register(rooms, { organizationId: mewa, owner: anna })
  const contract = { identifier: 'HTL 1', contractUnits: ['HTL 2', 'HTL 3', 'HTL 4'] }
  const entity = { taxId: '5842511086', profile: 'hospitality', ...contract } as const
  await register(rooms, { organizationId: bursztyn, owner: hanna, ...entity })

  const [readers, clerks] = ['role-readers', 'role-clerks'] as RoleId[] as [RoleId, RoleId]
  const account = (id: string): AccountId => id as AccountId
  const inMewa = await rooms.submit(directoryOf(mewa), anna.id, [
    mutation('createSubAccount', subAccount('account-gdynia', 'PT 11'), 'before-mewa-1'),
    mutation('createSubAccount', subAccount('account-sopot', 'PT 12'), 'before-mewa-2'),
    mutation('createSubAccount', subAccount('account-hel', 'PT 13'), 'before-mewa-3'),
    mutation('archiveAccount', { accountId: account('account-hel') }, 'before-mewa-4'),
    mutation('createRole', { roleId: readers, name: 'Czytelnicy', rights: ['account'] }, 'before-mewa-5'),
    mutation('createRole', { roleId: clerks, name: 'Kancelaria', rights: ['mail', 'finance'] }, 'before-mewa-6'),
  ])
  const inBursztyn = await rooms.submit(directoryOf(bursztyn), hanna.id, [
    mutation('createSubAccount', subAccount('account-willa', 'HTL 2'), 'before-bursztyn-1'),
  ])
  for (const outcome of [...inMewa, ...inBursztyn]) demandAccepted(outcome)

  const [main, gdynia] = [mainAccountOf(mewa), account('account-gdynia')]
  const join = (organizationId: OrganizationId, who: string, access: object): Promise<unknown> =>
    joinAs(rooms, { organizationId, by: organizationId === mewa ? anna : hanna, who: person(who), ...access })
  await join(mewa, 'jan', { admin: true })
  await join(mewa, 'ewa', { admin: true, rights: ['account'] })
  await join(mewa, 'ola', { rights: ['account', 'mail'] })
  await join(mewa, 'piotr', { homeAccountId: main, rights: ['mail'], grants: [gdynia] })
  await join(mewa, 'zofia', { homeAccountId: gdynia, rights: ['mail', 'units'] })
  await join(bursztyn, 'jan', { admin: true })
  await join(bursztyn, 'igor', { rights: ['account'] })
  await join(bursztyn, 'ewa', { rights: ['mail'] })
  const { username, email } = person('nowa')
  const promise = { homeAccountId: main, rights: [], roleIds: [readers], grants: [] }
  const invited = await rooms.submit(directoryOf(mewa), jan.id, [
    mutation('inviteExistingMember', { invitationId: nowaInvitation, username, email, ...promise }, 'before-mewa-7'),
  ])
  for (const outcome of invited) demandAccepted(outcome)
  return store.commits
}

const subAccount = (id: string, identifier: string) => ({
  accountId: id as AccountId,
  name: id.replace('account-', 'Oddział '),
  unit: { unitId: `unit-of-${id}` as UnitId, identifier },
})
