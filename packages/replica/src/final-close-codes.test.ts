import type { LoginId, MutationId } from '@kontor/domain'
import { closeCodes } from '@kontor/protocol'
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { gdynia, loginOf, memberIdOf, organizationId } from './testing/sample-organization.ts'
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
const jan: LoginId = loginOf('jan')

/** Jan is an administrator; Anna, the owner, can take that from him. */
const setup = async () => {
  const server = startServer()
  const browser = startBrowser(server, jan)
  const tab = await openTabOnline(browser, jan)
  let mutations = 0
  const annaDoes = (name: string, args: Record<string, unknown>) => {
    mutations += 1
    server.run(organizationId, anna, [{ id: `by-anna-000${mutations}` as MutationId, name, version: 1, args }])
  }
  return { server, browser, tab, annaDoes, ...tab }
}

const settled = async () => {
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

test('[S10] a session that ended stops everything, and nothing is tried again', async () => {
  const { server, browser, directory, replica } = await setup()
  server.endSession(jan)
  await vi.waitFor(() => {
    expect([replica.state.connection, directory.state.connection]).toEqual(['signed-out', 'signed-out'])
  })
  const opened = server.opened
  browser.network.setOnline(true)
  await settled()
  expect(server.opened).toBe(opened)
  expect(await directory.mutate('renameAccount', { accountId: gdynia, name: 'Later' })).toMatchObject({
    accepted: true,
  })
  expect(directory.state.pending.length).toBe(1)
})

test('[S13] [S5] a session that ends with work unsent leaves it in the storage, and the next sign-in sends it', async () => {
  const server = startServer()
  const browser = startBrowser(server, anna)
  const tab = await openTabOnline(browser, anna)
  server.storeFails = true
  await tab.directory.mutate('renameAccount', { accountId: gdynia, name: 'Gdynia Port' })
  server.endSession(anna)
  await vi.waitFor(() => expect(tab.replica.state.connection).toBe('signed-out'))
  tab.replica.close()
  const { pending, tray } = await (await browser.openStorage(anna)).readOutbox()
  expect([pending.map(({ args }) => args['name']), tray]).toEqual([['Gdynia Port'], []])
  server.storeFails = false
  server.endedSessions.delete(anna)
  const again = await openTabOnline(browser, anna)
  await vi.waitFor(() => expect(again.replica.state.pending).toEqual([]))
  expect(server.room(organizationId).directory.account.get(gdynia)?.name).toBe('Gdynia Port')
  expect(await (await browser.openStorage(anna)).readOutbox()).toEqual({ pending: [], tray: [] })
})

test('[S10] the browser of one login sends nothing in the session of another', async () => {
  const server = startServer()
  const browser = startBrowser(server, jan)
  const storage = await browser.openStorage(anna)
  await storage.add([])
  const { replica, directory } = await openTab(browser, anna)
  await vi.waitFor(() => expect(replica.state.connection).toBe('signed-out'))
  expect(directory.state.connection).toBe('signed-out')
})

test('[S10] a page that is too old says so, everywhere', async () => {
  const server = startServer()
  server.closesWith = closeCodes.versionTooOld
  const { replica, directory } = await openTab(startBrowser(server, jan), jan)
  await vi.waitFor(() => {
    expect([replica.state.connection, directory.state.connection]).toEqual(['outdated', 'outdated'])
  })
})

test('[S10] after too many messages it stops, and tries again when the person does', async () => {
  const { server, directory, replica } = await setup()
  for (const { end, address } of server.sockets) if (address.kind === 'directory') end.close(closeCodes.tooMany)
  await vi.waitFor(() => expect(directory.state.connection).toBe('too-many'))
  const opened = server.opened
  await settled()
  expect(server.opened).toBe(opened)
  await directory.mutate('renameAccount', { accountId: gdynia, name: 'Gdynia Port' })
  await vi.waitFor(() => expect(replica.state.pending).toEqual([]))
  expect(directory.state.connection).toBe('online')
})

test('[S10] a directory that is no longer allowed leaves the screen and the browser', async () => {
  const { browser, directory, replica, annaDoes } = await setup()
  expect(directory.state.directory?.member.size).toBe(3)
  annaDoes('withdrawAdmin', { memberId: memberIdOf('jan') })
  await vi.waitFor(() => expect(directory.state.connection).toBe('not-allowed'))
  expect(directory.state.directory).toBe(null)
  expect(directory.check('renameAccount', { accountId: gdynia, name: 'Mine' })).toEqual({ code: 'not-admin' })
  await vi.waitFor(() => expect(replica.state.access?.organizations[0]?.directory).toBe('none'))
  await vi.waitFor(() => expect([...browser.documents.databases.keys()]).toEqual([]))
  expect(await (await browser.openStorage(jan)).readCopies()).toEqual([])
})

test('[S10] access that comes back opens the same directory again, without a reload', async () => {
  const { tab, directory, annaDoes } = await setup()
  annaDoes('withdrawAdmin', { memberId: memberIdOf('jan') })
  await vi.waitFor(() => expect(directory.state.connection).toBe('not-allowed'))
  annaDoes('assignAdmin', { memberId: memberIdOf('jan') })
  await untilOnline(tab)
  expect(directory.state.directory?.member.get(memberIdOf('jan'))?.admin).toBe(true)
})

test('[S10] a refusal that contradicts the access snapshot is asked about again, ever more slowly', async () => {
  const { server, browser, tab, directory } = await setup()
  for (const { end, address } of server.sockets) if (address.kind === 'directory') end.close(closeCodes.notAllowed)
  await vi.waitFor(() => expect(directory.state.connection).toBe('not-allowed'))
  const opened = server.opened
  await settled()
  expect(server.opened).toBe(opened)
  browser.clock.advance(5_000)
  await untilOnline(tab)
  expect(directory.state.directory?.member.size).toBe(3)
})

test('[S5] changes made offline by someone who lost the right meanwhile come into the tray, each with its reason', async () => {
  const { server, browser, directory, replica, annaDoes } = await setup()
  goOffline(server, browser)
  annaDoes('withdrawAdmin', { memberId: memberIdOf('jan') })
  await directory.mutate('renameAccount', { accountId: gdynia, name: 'One' })
  await directory.mutate('renameAccount', { accountId: gdynia, name: 'Two' })
  await directory.mutate('assignAdmin', { memberId: memberIdOf('ola') })
  goOnline(server, browser)
  await vi.waitFor(() => expect(replica.state.tray.length).toBe(3))
  expect(replica.state.tray.map(({ name, refusal }) => [name, refusal])).toEqual([
    ['renameAccount', { code: 'not-admin' }],
    ['renameAccount', { code: 'not-admin' }],
    ['assignAdmin', { code: 'not-admin' }],
  ])
  expect(replica.state.tray[2]?.names).toEqual({ [memberIdOf('ola')]: 'ola' })
  expect(replica.state.pending).toEqual([])
  expect(server.received.every(({ by }) => by === 'post')).toBe(true)
})

test('[S5] someone who was removed altogether finds the changes in the tray as well', async () => {
  const { server, browser, directory, replica, annaDoes } = await setup()
  goOffline(server, browser)
  annaDoes('removeMember', { memberId: memberIdOf('jan') })
  await directory.mutate('renameAccount', { accountId: gdynia, name: 'One' })
  goOnline(server, browser)
  await vi.waitFor(() => expect(replica.state.tray.map(({ refusal }) => refusal)).toEqual([{ code: 'not-admin' }]))
  expect(server.received).toEqual([])
  await vi.waitFor(() => expect([...browser.documents.databases.keys()]).toEqual([]))
})

test('[S1] someone who was removed after a change was accepted does not find it refused', async () => {
  const { server, browser, directory, replica, annaDoes } = await setup()
  goOffline(server, browser)
  const taken = await directory.mutate('renameAccount', { accountId: gdynia, name: 'Taken' })
  const late = await directory.mutate('renameAccount', { accountId: gdynia, name: 'Late' })
  if (!taken.accepted || !late.accepted) throw new Error('The mutators refuse what an administrator may do')
  // It reached the server, and the answer was lost on the way back.
  server.run(organizationId, jan, [
    { id: taken.id, name: 'renameAccount', version: 1, args: { accountId: gdynia, name: 'Taken' } },
  ])
  annaDoes('removeMember', { memberId: memberIdOf('jan') })
  goOnline(server, browser)
  await vi.waitFor(() => expect(replica.state.pending).toEqual([]))
  expect(replica.state.tray.map(({ id, refusal }) => [id, refusal])).toEqual([[late.id, { code: 'not-admin' }]])
})

test('[S5] verdicts by HTTP are asked for again when there was no answer', async () => {
  const { server, browser, directory, replica, annaDoes } = await setup()
  goOffline(server, browser)
  annaDoes('withdrawAdmin', { memberId: memberIdOf('jan') })
  await directory.mutate('renameAccount', { accountId: gdynia, name: 'One' })
  server.postFails = true
  goOnline(server, browser)
  await vi.waitFor(() => expect(replica.state.access?.organizations[0]?.directory).toBe('none'))
  await settled()
  expect([replica.state.pending.length, replica.state.tray.length]).toEqual([1, 0])
  server.postFails = false
  browser.clock.advance(2_000)
  await vi.waitFor(() => expect([replica.state.pending.length, replica.state.tray.length]).toEqual([0, 1]))
})

test('[A11] a member without the directory opens nothing, and learns its own access', async () => {
  const server = startServer()
  const browser = startBrowser(server, loginOf('ola'))
  const { replica, directory } = await openTab(browser, loginOf('ola'))
  await vi.waitFor(() => expect(replica.state.connection).toBe('online'))
  await vi.waitFor(() => expect(directory.state.connection).toBe('not-allowed'))
  expect(directory.state.directory).toBe(null)
  expect(replica.state.access?.organizations.map(({ accounts }) => accounts.map(({ id }) => id))).toEqual([[gdynia]])
})

test('[B13] a copy that a crash left behind is erased before anything is shown', async () => {
  const { server, browser, replica, annaDoes } = await setup()
  annaDoes('withdrawAdmin', { memberId: memberIdOf('jan') })
  await vi.waitFor(() => expect([...browser.documents.databases.keys()]).toEqual([]))
  replica.close()
  const storage = await browser.openStorage(jan)
  const place = { document: `directory/${organizationId}`, generation: 3 }
  const left = new Y.Doc()
  const kept = browser.documents.open(`kontor/${jan}/${place.document}/3`, left)
  await kept.loaded
  Y.applyUpdate(left, Y.encodeStateAsUpdate(server.room(organizationId).doc))
  await storage.writeCopy({ ...place, arrived: true })
  goOffline(server, browser)
  const again = await openTab(browser, jan)
  expect([again.directory.state.directory, again.directory.state.connection]).toEqual([null, 'not-allowed'])
  await vi.waitFor(() => expect([...browser.documents.databases.keys()]).toEqual([]))
  expect(await storage.readCopies()).toEqual([])
})

test('[B13] what was read before is gone also when the access ended while the page was closed', async () => {
  const { server, browser, replica, annaDoes } = await setup()
  replica.close()
  annaDoes('withdrawAdmin', { memberId: memberIdOf('jan') })
  const again = await openTab(browser, jan)
  again.directory.close()
  await vi.waitFor(() => expect(again.replica.state.access?.organizations[0]?.directory).toBe('none'))
  await vi.waitFor(() => expect([...browser.documents.databases.keys()]).toEqual([]))
  expect(server.received).toEqual([])
  expect(shownName(again, gdynia)).toBe(undefined)
})
