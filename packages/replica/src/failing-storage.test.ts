import type { LoginId, MutationId } from '@kontor/domain'
import { expect, onTestFinished, test, vi } from 'vitest'
import { replicaLimits } from './limits.ts'
import { memoryLoginStorages } from './memory/memory-login-storage.ts'
import { NotKept } from './not-kept.ts'
import { openReplica } from './open-replica.ts'
import type { LoginStorage } from './ports/login-storage.ts'
import { gdynia, loginOf, memberIdOf, organizationId } from './testing/sample-organization.ts'
import { goOffline, goOnline, shownName, startBrowser, startServer } from './testing/start.ts'

const anna: LoginId = loginOf('anna')

/** A tab, online, of a browser whose storage can be made to fail. */
const setup = async () => {
  const server = startServer()
  const browser = startBrowser(server, anna)
  const stored = await browser.openStorage(anna)
  const disk = { fails: false }
  const write =
    <Arguments extends readonly unknown[]>(work: (...args: Arguments) => Promise<void>) =>
    (...args: Arguments) =>
      disk.fails ? Promise.reject(new Error('QuotaExceededError')) : work(...args)
  const openStorage = async (): Promise<LoginStorage> => ({
    ...stored,
    add: write(stored.add),
    settle: write(stored.settle),
    sendAgain: write(stored.sendAgain),
    drop: write(stored.drop),
  })
  const replica = openReplica({
    loginId: anna,
    origin: 'ws://kontor.example',
    ports: { ...browser.tab(), openStorage },
  })
  onTestFinished(() => replica.close())
  const directory = replica.directory(organizationId)
  await vi.waitFor(() => expect(directory.state.connection).toBe('online'))
  const rename = (name: string) => directory.mutate('renameAccount', { accountId: gdynia, name })
  const nameOnServer = () => server.room(organizationId).directory.account.get(gdynia)?.name
  const refuse = (id: string) =>
    server.room(organizationId).outcomes.set(id, { id: id as MutationId, outcome: 'refused', code: 'not-admin' })
  return { server, browser, stored, disk, replica, directory, rename, nameOnServer, refuse }
}

test('[ISSUE 8] a change that the storage does not take is sent from memory, and the state says so meanwhile', async () => {
  const { server, browser, disk, replica, rename, nameOnServer, stored } = await setup()
  disk.fails = true
  server.storeFails = true
  expect(await rename('Gdynia Port')).toMatchObject({ accepted: true })
  expect([replica.state.storage, replica.state.pending.length]).toEqual(['failing', 1])
  expect((await stored.readOutbox()).pending).toEqual([])
  server.storeFails = false
  browser.clock.advance(1_000)
  await vi.waitFor(() => expect(nameOnServer()).toBe('Gdynia Port'))
  await vi.waitFor(() => expect([replica.state.storage, replica.state.pending]).toEqual(['kept', []]))
})

test('[ISSUE 8] a change that can be neither kept nor sent is refused to the screen, and nothing of it stays', async () => {
  const { server, browser, disk, replica, directory, rename } = await setup()
  goOffline(server, browser)
  disk.fails = true
  await expect(rename('Gdynia Port')).rejects.toThrow(NotKept)
  expect([replica.state.pending, replica.state.storage]).toEqual([[], 'kept'])
  expect(shownName({ directory }, gdynia)).toBe('Gdynia')
})

test('[ISSUE 8] a change in memory is written as soon as the storage works, before later ones', async () => {
  const { server, browser, disk, replica, rename, nameOnServer, stored } = await setup()
  server.storeFails = true
  disk.fails = true
  await rename('Gdynia 1')
  disk.fails = false
  await rename('Gdynia 2')
  expect((await stored.readOutbox()).pending.map(({ args }) => args['name'])).toEqual(['Gdynia 1', 'Gdynia 2'])
  expect(replica.state.storage).toBe('kept')
  disk.fails = true
  await rename('Gdynia 3')
  expect(replica.state.storage).toBe('failing')
  disk.fails = false
  browser.clock.advance(replicaLimits.settleRetryMs)
  await vi.waitFor(() => expect(replica.state.storage).toBe('kept'))
  server.storeFails = false
  browser.clock.advance(1_000)
  await vi.waitFor(() => expect(replica.state.pending).toEqual([]))
  expect(nameOnServer()).toBe('Gdynia 3')
  const sent = server.received.flatMap(({ mutations }) => mutations.map(({ args }) => args['name']))
  expect(sent.slice(-3)).toEqual(['Gdynia 1', 'Gdynia 2', 'Gdynia 3'])
})

test('[ISSUE 8] [S5] a refused change from memory is in the tray at once, and kept there when the storage works', async () => {
  const { browser, disk, replica, rename, refuse, stored } = await setup()
  refuse('made-here-0001')
  disk.fails = true
  await rename('Gdynia Port')
  await vi.waitFor(() => expect(replica.state.tray.map(({ id }) => id)).toEqual(['made-here-0001']))
  expect(await stored.readOutbox()).toEqual({ pending: [], tray: [] })
  disk.fails = false
  browser.clock.advance(replicaLimits.settleRetryMs)
  await vi.waitFor(async () => expect((await stored.readOutbox()).tray.map(({ id }) => id)).toEqual(['made-here-0001']))
  expect(replica.state.tray.map(({ id }) => id)).toEqual(['made-here-0001'])
})

test('[ISSUE 8] an entry of the tray that the storage does not let go stays, and the screen learns of it', async () => {
  const { disk, replica, rename, refuse } = await setup()
  refuse('made-here-0001')
  await rename('Gdynia Port')
  await vi.waitFor(() => expect(replica.state.tray.length).toBe(1))
  disk.fails = true
  for (const act of [replica.sendAgain, replica.drop])
    await expect(act.call(replica, 'made-here-0001' as MutationId)).rejects.toThrow('QuotaExceededError')
  expect([replica.state.tray.length, replica.state.pending]).toEqual([1, []])
})

test('[ISSUE 8] what waits survives that the data of the site are cleared, and so does the tray', async () => {
  const server = startServer()
  const browser = startBrowser(server, anna)
  const replica = openReplica({ loginId: anna, origin: 'ws://kontor.example', ports: browser.tab() })
  onTestFinished(() => replica.close())
  const directory = replica.directory(organizationId)
  await vi.waitFor(() => expect(directory.state.connection).toBe('online'))
  server.room(organizationId).outcomes.set('made-here-0001', {
    id: 'made-here-0001' as MutationId,
    outcome: 'refused',
    code: 'not-admin',
  })
  await directory.mutate('suspendMember', { memberId: memberIdOf('ola') })
  await vi.waitFor(() => expect(replica.state.tray.length).toBe(1))
  goOffline(server, browser)
  await directory.mutate('renameAccount', { accountId: gdynia, name: 'Gdynia Port' })
  browser.storages.clear(anna)
  await directory.mutate('suspendMember', { memberId: memberIdOf('ola') })
  const reader = await browser.openStorage(anna)
  const { pending, tray } = await reader.readOutbox()
  expect([pending.map(({ name }) => name), tray.map(({ id }) => id)]).toEqual([
    ['renameAccount', 'suspendMember'],
    ['made-here-0001'],
  ])
  goOnline(server, browser)
  await vi.waitFor(() => expect(replica.state.pending).toEqual([]))
  expect(server.room(organizationId).directory.member.get(memberIdOf('ola'))?.status).toBe('suspended')
})

test('[ISSUE 8] a browser that stores nothing works from memory, says so, and notes no copies', async () => {
  const server = startServer()
  const browser = startBrowser(server, anna)
  const memory = memoryLoginStorages({ isDurable: false })
  const ports = { ...browser.tab(), openStorage: memory.open }
  const replica = openReplica({ loginId: anna, origin: 'ws://kontor.example', ports })
  onTestFinished(() => replica.close())
  await replica.loaded
  expect(replica.state.storage).toBe('memory')
  const directory = replica.directory(organizationId)
  await vi.waitFor(() => expect(shownName({ directory }, gdynia)).toBe('Gdynia'))
  goOffline(server, browser)
  await directory.mutate('renameAccount', { accountId: gdynia, name: 'Gdynia Port' })
  expect(replica.state.pending.length).toBe(1)
  goOnline(server, browser)
  await vi.waitFor(() => expect(replica.state.pending).toEqual([]))
  expect([...browser.documents.databases.keys()]).toEqual([])
})
