import type { InvitationId, LoginId, MutationId } from '@kontor/domain'
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { FakeRoom } from './testing/fake-room.ts'
import { gdynia, loginOf, memberIdOf, organizationId, sampleOrganization } from './testing/sample-organization.ts'
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
  return { server, browser, tab }
}

test('[S5] the page opens offline with everything on it, and what was changed there waits through a restart', async () => {
  const { server, browser, tab } = await setup()
  await vi.waitFor(async () => expect(await (await browser.openStorage(anna)).readAccess()).not.toBe(null))
  goOffline(server, browser)
  tab.replica.close()
  const second = await openTab(browser, anna)
  expect(second.replica.state.access).toEqual(server.snapshotOf(anna))
  await vi.waitFor(() => expect(shownName(second, gdynia)).toBe('Gdynia'))
  expect(second.directory.state.connection).toBe('offline')
  await second.directory.mutate('renameAccount', { accountId: gdynia, name: 'Gdynia Port' })
  await second.directory.mutate('suspendMember', { memberId: memberIdOf('ola') })
  second.replica.close()
  const third = await openTab(browser, anna)
  await vi.waitFor(() => expect(shownName(third, gdynia)).toBe('Gdynia Port'))
  expect(third.replica.state.pending.map(({ name }) => name)).toEqual(['renameAccount', 'suspendMember'])
  goOnline(server, browser)
  await vi.waitFor(() => expect(third.replica.state.pending).toEqual([]))
  expect(server.room(organizationId).directory.member.get(memberIdOf('ola'))?.status).toBe('suspended')
})

test('[S4] what others changed meanwhile arrives, and only what is missing is fetched', async () => {
  const { server, browser, tab } = await setup()
  goOffline(server, browser)
  const rename = { id: 'by-jan-00001' as MutationId, name: 'renameAccount', version: 1 }
  server.run(organizationId, loginOf('jan'), [{ ...rename, args: { accountId: gdynia, name: 'Gdynia by Jan' } }])
  expect(shownName(tab, gdynia)).toBe('Gdynia')
  goOnline(server, browser)
  await untilOnline(tab)
  expect(shownName(tab, gdynia)).toBe('Gdynia by Jan')
})

test('[S8] before the first copy has arrived there is no directory, and no pretence of being online', async () => {
  const server = startServer()
  const browser = startBrowser(server, anna)
  goOffline(server, browser)
  const tab = await openTab(browser, anna)
  await vi.waitFor(() => expect(tab.directory.state.connection).toBe('offline'))
  expect(tab.directory.state).toEqual({
    directory: null,
    pending: [],
    touched: new Map(),
    connection: 'offline',
    storeWaits: false,
    colleagues: [],
  })
  goOnline(server, browser)
  await untilOnline(tab)
  expect(shownName(tab, gdynia)).toBe('Gdynia')
})

test('[S12] a listener receives nothing after it was removed', async () => {
  const { tab } = await setup()
  let heard = 0
  const stop = tab.directory.subscribe(() => (heard += 1))
  stop()
  await tab.directory.mutate('renameAccount', { accountId: gdynia, name: 'Gdynia Port' })
  expect(heard).toBe(0)
})

test('[S8] a kept copy that has lost its beginning is not shown, and nothing is decided on it', async () => {
  const { server, browser, tab } = await setup()
  goOffline(server, browser)
  tab.replica.close()
  // A full disk took later updates, and not the first.
  const rest = new FakeRoom(
    'epoch-1',
    sampleOrganization().filter(({ kind }) => kind === 'member'),
  )
  for (const [name] of browser.documents.databases) browser.documents.put(name, [Y.encodeStateAsUpdate(rest.doc)])
  const second = await openTab(browser, anna)
  await vi.waitFor(() => expect(second.directory.state.connection).toBe('offline'))
  expect(second.directory.state.directory).toBe(null)
  const access = { homeAccountId: gdynia, admin: false, rights: [], roleIds: [], grants: [] }
  const invited = { invitationId: 'invitation-0001' as InvitationId, name: 'Ewa', email: 'ewa@mewa.example', ...access }
  expect(second.directory.check('inviteMember', invited)).toBe(null)
})
