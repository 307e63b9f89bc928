import type { AccountId, RoleId } from '@kontor/domain'
import { readDirectory } from '@kontor/document'
import { documentName, protocolVersion } from '@kontor/protocol'
import { expect, it, vi } from 'vitest'
import { MemoryStore } from '../store/memory-store.ts'
import { halina, mewa, openLiveServer } from '../testing/live-server.ts'
import { directoryOf, joinAs, login, mainAccountOf, mutation } from '../testing/sample-organization.ts'
import { openTestSocket } from '../testing/test-socket.ts'

const ola = login('ola')

const setup = async () => {
  const live = await openLiveServer()
  const open = (path: string, who = halina, headers: Record<string, string> = {}) =>
    openTestSocket(`${live.origin}/sync/${path}`, { cookie: live.identity.enter(who).cookie, ...headers })
  return { ...live, open }
}
const createRole = (name: string) =>
  mutation('createRole', { roleId: `role-of-${name}` as RoleId, name, rights: ['mail'] })

it('[S10] the first frame is welcome, and the document follows when asked for', async () => {
  const { open, clock } = await setup()
  const socket = open(directoryOf(mewa))
  await socket.sync()
  expect(socket.downs()).toEqual([
    { type: 'welcome', version: protocolVersion, epoch: expect.any(String), seq: 1, now: expect.any(Number) },
  ])
  expect(socket.kinds()[0]).toBe('welcome')
  expect(readDirectory(socket.doc).organization?.id).toBe(mewa)
  expect(clock.now()).toBeGreaterThan(0)
})

it('[S4] the update arrives before the outcome', async () => {
  const { open } = await setup()
  const socket = open(directoryOf(mewa))
  await socket.sync()
  socket.mutate(createRole('Poczta'))
  expect((await socket.down('outcomes')).outcomes).toMatchObject([{ outcome: 'accepted', seq: 2 }])
  expect(socket.kinds().filter((kind) => kind === 'update' || kind === 'outcomes')).toEqual(['update', 'outcomes'])
})

it('[S2] outcomes come in the order of the mutations, without waiting between them', async () => {
  const { open } = await setup()
  const socket = open(directoryOf(mewa))
  const sent = Array.from({ length: 50 }, (_, at) => createRole(`Rola ${at}`.replace(' ', '-')))
  for (const one of sent) socket.mutate(one)
  await vi.waitFor(() => expect(outcomesOf(socket)).toHaveLength(50))
  expect(outcomesOf(socket).map(({ id }) => id)).toEqual(sent.map(({ id }) => id))
})

const outcomesOf = (socket: ReturnType<typeof openTestSocket>) =>
  socket.downs().flatMap((down) => (down.type === 'outcomes' ? down.outcomes : []))

it('[DESIGN 4] who loses the directory is closed with 4403 and gets not one byte of what follows', async () => {
  const { open, rooms } = await setup()
  const memberId = await joinAs(rooms, { organizationId: mewa, by: halina, who: ola, rights: ['account'] })
  const reader = open(directoryOf(mewa), ola)
  await reader.sync()
  await rooms.submit(directoryOf(mewa), halina.id, [mutation('removeMember', { memberId }), createRole('Tajna')])
  expect(await reader.closed()).toBe(4403)
  expect(reader.holds('Tajna')).toBe(false)
  expect(reader.kinds().filter((kind) => kind === 'update')).toEqual([])
})

it('[A11] a sub-account user is refused the main directory, and sees no difference to one that does not exist', async () => {
  const { open, rooms } = await setup()
  await rooms.submit(directoryOf(mewa), halina.id, [
    mutation('createSubAccount', {
      accountId: 'account-gdynia' as AccountId,
      name: 'Gdynia',
      unit: { unitId: 'unit-0001' as never, identifier: 'PT 2' },
    }),
  ])
  await joinAs(rooms, {
    organizationId: mewa,
    by: halina,
    who: ola,
    rights: ['account', 'mail'],
    homeAccountId: 'account-gdynia' as AccountId,
  })
  for (const path of [
    directoryOf(mewa),
    'directory/nobody-0001',
    'nothing/at/all',
    documentName({ kind: 'section', accountId: mainAccountOf(mewa), right: 'mail' }),
    documentName({ kind: 'access', loginId: halina.id }),
  ]) {
    const socket = open(path, ola)
    expect(await socket.closed()).toBe(4403)
    expect(socket.frames).toEqual([])
  }
  const own = open(documentName({ kind: 'section', accountId: 'account-gdynia' as AccountId, right: 'mail' }), ola)
  await own.sync()
})

it('[S3] a store that fails: nothing is acknowledged, and it goes on by itself afterwards', async () => {
  const store = new MemoryStore()
  const live = await openLiveServer({ store })
  const socket = openTestSocket(`${live.origin}/sync/${directoryOf(mewa)}`, {
    cookie: live.identity.enter(halina).cookie,
  })
  await socket.sync()
  const append = store.append.bind(store)
  store.append = () => Promise.reject(new Error('disk full'))
  const sent = createRole('Poczta')
  socket.mutate(sent)
  expect(await socket.down('retry')).toMatchObject({ reason: 'storage' })
  expect(socket.kinds()).not.toContain('update')
  store.append = append
  socket.mutate(sent)
  expect((await socket.down('outcomes')).outcomes).toMatchObject([{ id: sent.id, outcome: 'accepted', seq: 2 }])
})
