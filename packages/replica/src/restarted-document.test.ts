import { writeToDocument } from '@kontor/document'
import { applyWrites, directoryKind, put, type Account, type LoginId } from '@kontor/domain'
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { FakeRoom } from './testing/fake-room.ts'
import { gdynia, loginOf, organizationId, sampleOrganization } from './testing/sample-organization.ts'
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
  const tab = await openTabOnline(browser, anna)
  return { server, browser, tab, ...tab }
}

const roomWhereGdyniaIs = (epoch: string, name: string): FakeRoom => {
  const writes = sampleOrganization()
  const account = writes.find((write) => write.kind === 'account' && write.id === gdynia)
  const renamed = { ...(account?.kind === 'account' ? account.record : null), name } as Account
  return new FakeRoom(epoch, [...writes, put('account', renamed)])
}

/** The same document as it was earlier: same epoch, same Yjs clients, fewer changes. */
const earlierRoom = (room: FakeRoom): FakeRoom => {
  const earlier = new FakeRoom(room.epoch, [])
  earlier.doc.destroy()
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(room.doc))
  Object.assign(earlier, { doc, seq: room.seq })
  applyWrites(earlier.directory, sampleOrganization())
  return earlier
}

const databasesOf = (browser: ReturnType<typeof startBrowser>) =>
  [...browser.documents.databases.keys()].filter((name) => name.includes('directory'))

test('[S8] a document of another epoch replaces the copy, which is shown until then; the outbox runs over it', async () => {
  const { server, browser, tab, directory, replica } = await setup()
  goOffline(server, browser)
  await directory.mutate('changeRights', {
    memberId: 'member-ola-0001' as never,
    add: ['mail'],
    remove: [],
    addRoles: [],
    removeRoles: [],
  })
  server.replaceRoom(organizationId, roomWhereGdyniaIs('epoch-2', 'Gdynia again'))
  const shown = new Set<unknown>()
  directory.subscribe(() => shown.add(shownName(tab, gdynia)))
  goOnline(server, browser)
  await vi.waitFor(() => expect(shownName(tab, gdynia)).toBe('Gdynia again'))
  await vi.waitFor(() => expect(replica.state.pending).toEqual([]))
  expect(shown).toEqual(new Set(['Gdynia', 'Gdynia again']))
  expect(server.room(organizationId).directory.member.get('member-ola-0001' as never)?.rights).toEqual(['mail'])
  await vi.waitFor(() => expect(databasesOf(browser)).toEqual([`kontor/${anna}/directory/${organizationId}/2`]))
})

test('[S8] a server that was restored from a backup is behind the copy: the copy goes, what waits stays', async () => {
  const { server, browser, tab, directory, replica } = await setup()
  const earlier = earlierRoom(server.room(organizationId))
  await directory.mutate('renameAccount', { accountId: gdynia, name: 'Forgotten by the server' })
  await vi.waitFor(() => expect(replica.state.pending).toEqual([]))
  goOffline(server, browser)
  await directory.mutate('renameAccount', { accountId: 'account-main' as never, name: 'Mewa 2' })
  server.replaceRoom(organizationId, earlier)
  goOnline(server, browser)
  await vi.waitFor(() => expect(shownName(tab, gdynia)).toBe('Gdynia'))
  await vi.waitFor(() => expect(replica.state.pending).toEqual([]))
  expect(shownName(tab, 'account-main' as never)).toBe('Mewa 2')
})

test('[S8] a copy whose beginning could not be written is begun anew: it cannot say of which life it is', async () => {
  const { server, browser, directory, replica } = await setup()
  const earlier = earlierRoom(server.room(organizationId))
  Object.assign(earlier, { epoch: 'epoch-2' })
  writeToDocument(directoryKind, earlier.doc, [], earlier)
  await directory.mutate('renameAccount', { accountId: gdynia, name: 'Forgotten by the server' })
  await vi.waitFor(() => expect(replica.state.pending).toEqual([]))
  goOffline(server, browser)
  replica.close()
  const [name = ''] = databasesOf(browser)
  const kept = browser.documents.databases.get(name) as Uint8Array[]
  kept.splice(0, kept.length - 1)
  server.replaceRoom(organizationId, earlier)
  const again = await openTab(browser, anna)
  goOnline(server, browser)
  await untilOnline(again)
  expect(shownName(again, gdynia)).toBe('Gdynia')
  await vi.waitFor(() => expect(databasesOf(browser)).toEqual([`kontor/${anna}/directory/${organizationId}/2`]))
})

test('[S8] a restart in the middle of a reset shows the old copy until the new one has arrived', async () => {
  const { server, browser, replica } = await setup()
  goOffline(server, browser)
  const room = roomWhereGdyniaIs('epoch-2', 'Gdynia again')
  server.replaceRoom(organizationId, room)
  const { doc } = room
  // The new document never comes: the server dies after its welcome.
  Object.defineProperty(room, 'doc', {
    configurable: true,
    get: () => {
      server.cut()
      return doc
    },
  })
  goOnline(server, browser)
  await vi.waitFor(() => expect(databasesOf(browser).length).toBe(2))
  await vi.waitFor(() => expect(server.reachable).toBe(false))
  replica.close()
  const again = await openTab(browser, anna)
  await vi.waitFor(() => expect(shownName(again, gdynia)).toBe('Gdynia'))
  Object.defineProperty(room, 'doc', { value: doc })
  goOnline(server, browser)
  await untilOnline(again)
  expect(shownName(again, gdynia)).toBe('Gdynia again')
})

test('[S8] updates of another epoch never reach the old copy, even when the server sends them', async () => {
  const { server, browser, tab, replica } = await setup()
  goOffline(server, browser)
  server.replaceRoom(organizationId, roomWhereGdyniaIs('epoch-2', 'Gdynia again'))
  server.ignoresEpochs = true
  goOnline(server, browser)
  await vi.waitFor(() => expect(shownName(tab, gdynia)).toBe('Gdynia again'))
  await untilOnline(tab)
  replica.close()
  const [kept, ...others] = [...browser.documents.databases.entries()].filter(([name]) => name.includes('directory'))
  expect(others).toEqual([])
  const doc = new Y.Doc()
  for (const update of kept?.[1] ?? []) Y.applyUpdate(doc, update)
  expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(server.room(organizationId).doc))
})

test('[S8] two tabs meet the same reset, and one copy is left', async () => {
  const { server, browser, tab } = await setup()
  const other = await openTabOnline(browser, anna)
  goOffline(server, browser)
  server.replaceRoom(organizationId, roomWhereGdyniaIs('epoch-2', 'Gdynia again'))
  goOnline(server, browser)
  for (const one of [tab, other]) await vi.waitFor(() => expect(shownName(one, gdynia)).toBe('Gdynia again'))
  await vi.waitFor(() => expect(databasesOf(browser)).toEqual([`kontor/${anna}/directory/${organizationId}/2`]))
})

test('[S8] a server that answers everything with a reset is met ever more slowly', async () => {
  const { server, browser, directory } = await setup()
  server.alwaysResets = true
  goOffline(server, browser)
  goOnline(server, browser)
  await vi.waitFor(() => expect(directory.state.connection).not.toBe('online'))
  await new Promise((resolve) => setImmediate(resolve))
  const opened = server.opened
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve))
  expect(server.opened).toBe(opened)
})
