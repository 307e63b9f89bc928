import type { LoginId, MutationId } from '@kontor/domain'
import { documentName } from '@kontor/protocol'
import { expect, test, vi } from 'vitest'
import type { MemoryBrowser } from './memory/memory-browser.ts'
import { gdynia, loginOf, organizationId } from './testing/sample-organization.ts'
import {
  goOffline,
  goOnline,
  openTab,
  openTabOnline,
  shownName,
  startBrowser,
  startServer,
  untilOnline,
} from './testing/start.ts'

const anna: LoginId = loginOf('anna')

const setup = async () => {
  const server = startServer()
  const browser = startBrowser(server, anna)
  const [one, other] = [await openTabOnline(browser, anna), await openTabOnline(browser, anna)]
  return { server, browser, one, other }
}

test('[S12] two tabs show the same outbox, and it is sent once', async () => {
  const { server, browser, one, other } = await setup()
  goOffline(server, browser)
  await one.directory.mutate('renameAccount', { accountId: gdynia, name: 'Gdynia Port' })
  await other.directory.mutate('renameAccount', { accountId: 'account-main' as never, name: 'Mewa 2' })
  for (const tab of [one, other]) {
    await vi.waitFor(() => {
      expect(tab.replica.state.pending.map(({ args }) => args['name'])).toEqual(['Gdynia Port', 'Mewa 2'])
    })
    expect([shownName(tab, gdynia), shownName(tab, 'account-main' as never)]).toEqual(['Gdynia Port', 'Mewa 2'])
  }
  goOnline(server, browser)
  for (const tab of [one, other]) await vi.waitFor(() => expect(tab.replica.state.pending).toEqual([]))
  for (const tab of [one, other]) await untilOnline(tab)
  expect(server.received.map(({ mutations }) => mutations.map(({ args }) => args['name']))).toEqual([
    ['Gdynia Port', 'Mewa 2'],
  ])
})

test('[S12] when the tab that sends is closed, the other one sends', async () => {
  const { server, browser, one, other } = await setup()
  server.storeFails = true
  await one.directory.mutate('renameAccount', { accountId: gdynia, name: 'Gdynia Port' })
  await vi.waitFor(() => expect(one.directory.state.storeWaits).toBe(true))
  await vi.waitFor(() => expect(other.replica.state.pending.length).toBe(1))
  server.storeFails = false
  one.replica.close()
  await vi.waitFor(() => expect(other.replica.state.pending).toEqual([]))
  expect(server.received.length).toBe(2)
  browser.clock.advance(10_000)
  expect(server.room(organizationId).directory.account.get(gdynia)?.name).toBe('Gdynia Port')
})

/** Ports of a tab that is closed at the moment at which its first change is durable, before it can tell the others. */
const closedAtWrite = (browser: ReturnType<typeof startBrowser>): MemoryBrowser => {
  const ports = browser.tab()
  let closed = false
  const openStorage: typeof ports.openStorage = async (loginId, known) => {
    const storage = await ports.openStorage(loginId, known)
    const until = async (write: Promise<void>): Promise<void> => {
      await write
      closed = true
      await new Promise(() => undefined)
    }
    return {
      ...storage,
      add: (mutations) => until(storage.add(mutations)),
      sendAgain: (id, again) => until(storage.sendAgain(id, again)),
    }
  }
  const openChannel: typeof ports.openChannel = (name) => {
    const channel = ports.openChannel(name)
    return { ...channel, post: (message) => void (closed || channel.post(message)) }
  }
  return { ...browser, tab: () => ({ ...ports, openStorage, openChannel }) }
}

test('[S12] a change whose tab was closed as soon as it was durable is sent by the other tab', async () => {
  const server = startServer()
  const browser = startBrowser(server, anna)
  const other = await openTabOnline(browser, anna)
  const one = await openTabOnline(closedAtWrite(browser), anna)
  void one.directory.mutate('renameAccount', { accountId: gdynia, name: 'Gdynia Port' })
  await vi.waitFor(() => expect(shownName(other, gdynia)).toBe('Gdynia Port'))
  one.replica.close()
  await vi.waitFor(() => expect(server.room(organizationId).directory.account.get(gdynia)?.name).toBe('Gdynia Port'))
  await vi.waitFor(() => expect(other.replica.state.pending).toEqual([]))
})

test('[S12] so is one that was taken out of the tray', async () => {
  const server = startServer()
  const browser = startBrowser(server, anna)
  const id = 'refused-0001' as MutationId
  const args = { accountId: gdynia, name: 'Gdynia Port' }
  const document = documentName({ kind: 'directory', organizationId })
  const refused = { id, document, organizationId, name: 'renameAccount', version: 1, args, createdAt: 1, names: {} }
  const storage = await browser.openStorage(anna)
  await storage.add([refused])
  await storage.settle({ accepted: [], refused: [{ id, refusal: { code: 'not-admin' }, at: 1 }] })
  const other = await openTabOnline(browser, anna)
  const one = await openTabOnline(closedAtWrite(browser), anna)
  void one.replica.sendAgain(id)
  await vi.waitFor(() => expect(server.room(organizationId).directory.account.get(gdynia)?.name).toBe('Gdynia Port'))
  await vi.waitFor(() => expect([other.replica.state.pending, other.replica.state.tray]).toEqual([[], []]))
})

test('[S4] in a tab whose socket is slow, too, an accepted change never flickers back', async () => {
  const server = startServer()
  const browser = startBrowser(server, anna)
  const one = await openTabOnline(browser, anna)
  const held: (() => void)[] = []
  let slow = false
  const ports = {
    ...browser.tab(),
    WebSocket: server.webSocketOf(anna, (run) => (slow ? held.push(run) : queueMicrotask(run))),
  }
  const other = await openTabOnline({ ...browser, tab: () => ports }, anna)
  slow = true
  await one.directory.mutate('renameAccount', { accountId: gdynia, name: 'Gdynia Port' })
  await vi.waitFor(() => expect(shownName(other, gdynia)).toBe('Gdynia Port'))
  const seen = new Set<unknown>()
  other.directory.subscribe(() => seen.add(shownName(other, gdynia)))
  await vi.waitFor(() => expect(other.replica.state.pending).toEqual([]))
  expect(shownName(other, gdynia)).toBe('Gdynia Port')
  expect([...other.directory.state.touched]).toEqual([])
  const jan = { id: 'by-jan-00001' as MutationId, name: 'renameAccount', version: 1 }
  server.run(organizationId, loginOf('jan'), [{ ...jan, args: { accountId: gdynia, name: 'Gdynia by Jan' } }])
  slow = false
  for (const run of held) run()
  await vi.waitFor(() => expect(shownName(other, gdynia)).toBe('Gdynia by Jan'))
  expect([...seen]).toEqual(['Gdynia Port', 'Gdynia by Jan'])
})

test('[S12] a refusal, and what is done about it, is seen in both tabs', async () => {
  const { server, one, other } = await setup()
  server.room(organizationId).outcomes.set('made-here-0001', {
    id: 'made-here-0001' as MutationId,
    outcome: 'refused',
    code: 'not-admin',
  })
  await one.directory.mutate('renameAccount', { accountId: gdynia, name: 'Gdynia Port' })
  for (const tab of [one, other]) await vi.waitFor(() => expect(tab.replica.state.tray.length).toBe(1))
  await Promise.all([
    one.replica.sendAgain('made-here-0001' as MutationId),
    other.replica.sendAgain('made-here-0001' as MutationId),
  ])
  for (const tab of [one, other]) {
    await vi.waitFor(() => expect([tab.replica.state.tray, tab.replica.state.pending]).toEqual([[], []]))
  }
  expect(server.received.length).toBe(2)
})

test('[S12] what waits is sent also when no tab shows its directory', async () => {
  const { server, browser, one, other } = await setup()
  goOffline(server, browser)
  await one.directory.mutate('renameAccount', { accountId: gdynia, name: 'Gdynia Port' })
  one.replica.close()
  other.replica.close()
  const again = await openTab(browser, anna)
  again.directory.close()
  goOnline(server, browser)
  await vi.waitFor(() => expect(again.replica.state.pending).toEqual([]))
  expect(server.room(organizationId).directory.account.get(gdynia)?.name).toBe('Gdynia Port')
  await vi.waitFor(() => expect([...server.sockets].map(({ address }) => address.kind)).toEqual(['access']))
})

test('[S13] signing out erases what the browser keeps of this login, in all tabs, and of no other', async () => {
  const { server, browser, one, other } = await setup()
  const jan = await browser.openStorage(loginOf('jan'))
  await jan.writeAccess('of Jan')
  goOffline(server, browser)
  await one.directory.mutate('renameAccount', { accountId: gdynia, name: 'Unsent' })
  await one.replica.erase()
  await vi.waitFor(() => expect(other.replica.state.connection).toBe('signed-out'))
  for (const { replica, directory } of [one, other]) {
    expect(replica.state).toEqual({ access: null, connection: 'signed-out', pending: [], tray: [], storage: 'kept' })
    expect(directory.state.directory).toBe(null)
  }
  expect([...browser.documents.databases.keys()]).toEqual([])
  const storage = await browser.openStorage(anna)
  expect([await storage.readAccess(), await storage.readCopies(), (await storage.readOutbox()).pending]).toEqual([
    null,
    [],
    [],
  ])
  expect(await jan.readAccess()).toBe('of Jan')
})

test('[S9] colleagues are the other logins, each once, with the screen that they look at', async () => {
  const { server, one, other } = await setup()
  const jan = startBrowser(server, loginOf('jan'))
  const [first, second] = [await openTabOnline(jan, loginOf('jan')), await openTabOnline(jan, loginOf('jan'))]
  first.directory.showScreen('/a/account-main/users')
  const expected = [{ loginId: loginOf('jan'), name: 'jan', screen: '/a/account-main/users' }]
  second.directory.close()
  for (const tab of [one, other]) {
    await vi.waitFor(() => expect(tab.directory.state.colleagues).toEqual(expected))
  }
  expect(first.directory.state.colleagues.map(({ name }) => name)).toEqual(['anna'])
  server.cut()
  await vi.waitFor(() => expect(one.directory.state.colleagues).toEqual([]))
})
