import type { AccountId, MemberId, MutationInput, RoleId, UnitId } from '@kontor/domain'
import { readDirectory } from '@kontor/document'
import { documentName, type AccessMessage } from '@kontor/protocol'
import { expect, it, vi } from 'vitest'
import { halina, mewa, openLiveServer } from '../testing/live-server.ts'
import { demandAccepted, directoryOf, joinAs, login, mainAccountOf, mutation } from '../testing/sample-organization.ts'
import { openTestSocket, type TestSocket } from '../testing/test-socket.ts'

const ola = login('ola')
const igor = login('igor')
const gdynia = 'account-gdynia' as AccountId
const mailOf = (accountId: AccountId) => documentName({ kind: 'section', accountId, key: 'mail' })
const accessOf = (who: typeof ola) => documentName({ kind: 'access', loginId: who.id })

const setup = async () => {
  const live = await openLiveServer()
  const open = (path: string, who = halina) =>
    openTestSocket(`${live.origin}/sync/${path}`, { cookie: live.identity.enter(who).cookie })
  const submit = async (...mutations: Parameters<typeof live.rooms.submit>[2]) => {
    for (const outcome of await live.rooms.submit(directoryOf(mewa), halina.id, mutations)) demandAccepted(outcome)
  }
  const join = (who: typeof ola, access: Partial<Parameters<typeof joinAs>[1]> = {}) =>
    joinAs(live.rooms, { organizationId: mewa, by: halina, who, ...access })
  const unit = { unitId: 'unit-0001' as UnitId, identifier: 'PT 2' }
  await submit(mutation('createSubAccount', { accountId: gdynia, name: 'Gdynia', unit }))
  return { ...live, open, submit, join }
}
const secret = mutation('createRole', { roleId: 'role-tajna' as RoleId, name: 'Tajna', rights: [] })
const changeRights = (memberId: MemberId, changes: Partial<MutationInput<'changeRights'>>) =>
  mutation('changeRights', { memberId, add: [], remove: [], addRoles: [], removeRoles: [], ...changes })
const snapshots = (socket: TestSocket) => socket.downs().filter((down): down is AccessMessage => down.type === 'access')
const accountsIn = ({ snapshot }: AccessMessage) =>
  snapshot.organizations.flatMap(({ accounts }) => accounts.map(({ id, rights }) => `${id}: ${rights.join(' ')}`))

it.each([
  ['is removed', (memberId: MemberId) => mutation('removeMember', { memberId })],
  ['is suspended', (memberId: MemberId) => mutation('suspendMember', { memberId })],
  ['loses the right', (memberId: MemberId) => changeRights(memberId, { remove: ['account'] })],
  ['is moved to a sub-account', (memberId: MemberId) => mutation('moveMember', { memberId, homeAccountId: gdynia })],
])('[B13] who %s is shut out of the directory with 4403 and gets not one byte of what follows', async (_how, loss) => {
  const { open, submit, join } = await setup()
  const memberId = await join(ola, { rights: ['account'] })
  const [reader, colleague] = [open(directoryOf(mewa), ola), open(directoryOf(mewa))]
  await Promise.all([reader.sync(), colleague.sync()])
  await submit(loss(memberId), secret)
  expect(await reader.closed()).toBe(4403)
  expect(reader.holds('Tajna')).toBe(false)
  expect(reader.kinds()).not.toContain('update')
  await vi.waitFor(() => expect(readDirectory(colleague.doc).role.size).toBe(1))
})

it('[A19] when a role loses the right, the sockets of its members are closed', async () => {
  const { open, submit, join } = await setup()
  const memberId = await join(ola)
  const roleId = 'role-0001' as RoleId
  await submit(
    mutation('createRole', { roleId, name: 'Kadry', rights: ['account'] }),
    changeRights(memberId, { addRoles: [roleId] }),
  )
  const reader = open(directoryOf(mewa), ola)
  await reader.sync()
  await submit(mutation('changeRole', { roleId, add: [], remove: ['account'] }), secret)
  expect(await reader.closed()).toBe(4403)
  expect(reader.holds('Tajna')).toBe(false)
})

it('[A3] sections are closed with the access to them, and with the account', async () => {
  const { open, submit, join } = await setup()
  const memberId = await join(ola, { rights: ['mail'], grants: [gdynia] })
  const [granted, home] = [open(mailOf(gdynia), ola), open(mailOf(mainAccountOf(mewa)), ola)]
  await Promise.all([granted.sync(), home.sync()])
  await submit(mutation('changeGrants', { memberId, add: [], remove: [gdynia] }))
  expect(await granted.closed()).toBe(4403)
  await home.sync()
  await submit(changeRights(memberId, { remove: ['mail'] }))
  expect(await home.closed()).toBe(4403)

  const admin = open(mailOf(gdynia))
  await admin.sync()
  await submit(mutation('archiveAccount', { accountId: gdynia }))
  expect(await admin.closed()).toBe(4403)
})

it('[DESIGN 4] an administrator who loses the right is disconnected, and allowed what every member is', async () => {
  const { open, submit, join } = await setup()
  const memberId = await join(ola, { admin: true })
  const socket = open(directoryOf(mewa), ola)
  await socket.sync()
  await submit(mutation('withdrawAdmin', { memberId }))
  expect(await socket.closed()).toBe(4403)
})

it('[DESIGN 4] each login is sent the changes of its own access, and none of other logins', async () => {
  const { open, submit, join } = await setup()
  const memberId = await join(ola, { homeAccountId: gdynia })
  const channel = open(accessOf(ola), ola)
  await channel.down('access')
  expect(channel.kinds()).toEqual(['welcome', 'access'])
  await submit(changeRights(memberId, { add: ['mail'] }))
  await vi.waitFor(() => expect(snapshots(channel)).toHaveLength(2))
  await submit(mutation('renameAccount', { accountId: gdynia, name: 'Sopot' }))
  await vi.waitFor(() => expect(snapshots(channel)).toHaveLength(3))
  await join(igor)
  await submit(secret, mutation('renameAccount', { accountId: mainAccountOf(mewa), name: 'Centrala' }))
  await submit(mutation('removeMember', { memberId }))
  await vi.waitFor(() => expect(snapshots(channel).at(-1)?.snapshot.organizations).toEqual([]))
  expect(snapshots(channel).map(accountsIn)).toEqual([[`${gdynia}: `], [`${gdynia}: mail`], [`${gdynia}: mail`], []])
  expect(channel.holds('Name of igor')).toBe(false)
  expect(channel.holds('Centrala')).toBe(false)
})

it('[B9] a login is sent an organisation that it has just joined', async () => {
  const { open, identity, join } = await setup()
  identity.enter(ola)
  const channel = open(accessOf(ola), ola)
  expect((await channel.down('access')).snapshot.organizations).toEqual([])
  await join(ola, { homeAccountId: gdynia, rights: ['mail'] })
  await vi.waitFor(() => expect(snapshots(channel).map(accountsIn)).toEqual([[], [`${gdynia}: mail`]]))
})

it('[DESIGN 4] a second page of the same login is sent the state too, and the first one is not sent it again', async () => {
  const { open } = await setup()
  const first = open(accessOf(halina))
  await first.down('access')
  const second = open(accessOf(halina))
  await second.down('access')
  expect(snapshots(first)).toHaveLength(1)
})

it('[DESIGN 4] the access channel holds no document, takes no mutation and carries no presence', async () => {
  const { open } = await setup()
  const channel = open(accessOf(halina))
  await channel.down('access')
  await channel.sync()
  channel.mutate(secret)
  channel.send(new Uint8Array([3]))
  await channel.sync()
  expect(channel.kinds()).toEqual(['welcome', 'access', 'sync-2', 'sync-2'])
  expect(channel.doc.share.size).toBe(0)
})

it('[DESIGN 7] when an organisation is taken away, its sockets are closed and its members are notified', async () => {
  const { open, store, rooms } = await setup()
  const [directory, section, channel] = [open(directoryOf(mewa)), open(mailOf(gdynia)), open(accessOf(halina))]
  await Promise.all([directory.sync(), section.sync(), channel.down('access')])
  await store.removeOrganization(mewa)
  await rooms.forget(mewa)
  expect([await directory.closed(), await section.closed()]).toEqual([4403, 4403])
  await vi.waitFor(() => expect(snapshots(channel).at(-1)?.snapshot.organizations).toEqual([]))
})
