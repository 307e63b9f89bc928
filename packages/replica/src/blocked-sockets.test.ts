import type { LoginId, MutationId } from '@kontor/domain'
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { replicaLimits } from './limits.ts'
import { FakeRoom } from './testing/fake-room.ts'
import { gdynia, loginOf, memberIdOf, organizationId, sampleOrganization } from './testing/sample-organization.ts'
import { openTab, openTabOnline, shownName, startBrowser, startServer, type Tab } from './testing/start.ts'

const anna: LoginId = loginOf('anna')
const jan: LoginId = loginOf('jan')

const until = (check: () => void) => vi.waitFor(check)

/** A tab behind a proxy that lets HTTP through and no sockets, once the page has found that out. */
const setup = async (loginId = anna) => {
  const server = startServer()
  const browser = startBrowser(server, loginId)
  server.socketsBlocked = true
  const tab = await openTab(browser, loginId)
  await until(() => expect(tab.directory.state.connection).toBe('offline'))
  browser.clock.advance(replicaLimits.httpAfterMs)
  await until(() => expect(shownName(tab, gdynia)).toBe('Gdynia'))
  browser.clock.advance(replicaLimits.socketChanceMs)
  await until(() => expect(connections(tab)).toEqual(['http-only', 'http-only']))
  return { server, browser, tab }
}
const connections = ({ replica, directory }: Tab) => [replica.state.connection, directory.state.connection]
const byJan = (name: string) =>
  ({
    id: `by-jan-${name}` as MutationId,
    name: 'renameAccount',
    version: 1,
    args: { accountId: gdynia, name },
  }) as const

test('[ISSUE 8] where sockets are blocked, the page reads over HTTP and says so', async () => {
  const { server, tab } = await setup()
  expect(tab.replica.state.access).toEqual(server.snapshotOf(anna))
  expect(shownName(tab, gdynia)).toBe('Gdynia')
})

test('[ISSUE 8] a change is posted, its outcome settles it, and nothing flickers back', async () => {
  const { server, tab } = await setup()
  const seen = new Set<unknown>()
  tab.directory.subscribe(() => seen.add(shownName(tab, gdynia)))
  expect(await tab.directory.mutate('renameAccount', { accountId: gdynia, name: 'Gdynia Port' })).toMatchObject({
    accepted: true,
  })
  await until(() => expect(tab.replica.state.pending).toEqual([]))
  expect(server.received.map(({ by }) => by)).toEqual(['post'])
  expect(server.room(organizationId).directory.account.get(gdynia)?.name).toBe('Gdynia Port')
  expect(seen).toEqual(new Set(['Gdynia Port']))
})

test('[ISSUE 8] [S5] a refused change comes into the tray', async () => {
  const { server, tab } = await setup()
  const removal = {
    id: 'by-jan-00001' as MutationId,
    name: 'removeMember',
    version: 1,
    args: { memberId: memberIdOf('ola') },
  }
  server.run(organizationId, jan, [removal])
  await tab.directory.mutate('assignAdmin', { memberId: memberIdOf('ola') })
  await until(() => expect(tab.replica.state.tray.map(({ refusal }) => refusal.code)).toEqual(['unknown-member']))
})

test('[ISSUE 8] changes of others come with the next request', async () => {
  const { server, browser, tab } = await setup()
  server.run(organizationId, jan, [byJan('Gdynia by Jan')])
  expect(shownName(tab, gdynia)).toBe('Gdynia')
  browser.clock.advance(replicaLimits.httpPollMs)
  await until(() => expect(shownName(tab, gdynia)).toBe('Gdynia by Jan'))
})

test('[ISSUE 8] [S3] while the store takes nothing, changes wait and say so', async () => {
  const { server, browser, tab } = await setup()
  server.storeFails = true
  await tab.directory.mutate('renameAccount', { accountId: gdynia, name: 'Gdynia Port' })
  await until(() => expect(tab.directory.state.storeWaits).toBe(true))
  server.storeFails = false
  browser.clock.advance(1_000)
  await until(() => expect([tab.replica.state.pending, tab.directory.state.storeWaits]).toEqual([[], false]))
})

test('[ISSUE 8] [S1] a change whose answer was lost is sent again, and counts once', async () => {
  const { server, browser, tab } = await setup()
  const seq = server.room(organizationId).seq
  server.postFails = true
  await tab.directory.mutate('renameAccount', { accountId: gdynia, name: 'Gdynia Port' })
  await until(() => expect(server.posts).toBe(1))
  server.postFails = false
  await until(() => {
    browser.clock.advance(replicaLimits.httpRetryMs)
    expect(tab.replica.state.pending).toEqual([])
  })
  expect(server.room(organizationId).seq).toBe(seq + 1)
})

test('[ISSUE 8] as soon as sockets work, the page uses them again', async () => {
  const { server, browser, tab } = await setup()
  server.socketsBlocked = false
  await vi.waitFor(() => expect(connections(tab)).toEqual(['online', 'online']), 15_000)
  const gets = server.gets.length
  browser.clock.advance(10 * replicaLimits.httpPollMs)
  server.run(organizationId, jan, [byJan('Gdynia by Jan')])
  await until(() => expect(shownName(tab, gdynia)).toBe('Gdynia by Jan'))
  expect(server.gets.length).toBe(gets)
}, 20_000)

test('[ISSUE 8] a server that was away and is back is met by a socket, without a word about blocking', async () => {
  const server = startServer()
  const browser = startBrowser(server, anna)
  const tab = await openTabOnline(browser, anna)
  const seen = new Set<string>()
  tab.directory.subscribe(() => seen.add(tab.directory.state.connection))
  server.cut()
  await until(() => expect(tab.directory.state.connection).toBe('offline'))
  browser.clock.advance(replicaLimits.httpAfterMs)
  await until(() => expect(server.gets.length).toBeGreaterThan(1))
  server.restore()
  for (let turn = 0; turn < 3; turn += 1) browser.clock.advance(replicaLimits.httpRetryMs)
  await until(() => expect(connections(tab)).toEqual(['online', 'online']))
  expect(seen).toEqual(new Set(['offline', 'online']))
})

test('[ISSUE 8] [S8] a document that begins anew replaces the copy over HTTP too', async () => {
  const { server, browser, tab } = await setup()
  const other = sampleOrganization(1)
  server.replaceRoom(organizationId, new FakeRoom('epoch-2', other))
  await until(() => {
    browser.clock.advance(replicaLimits.httpPollMs)
    expect(tab.directory.state.directory?.member.size).toBe(4)
  })
})

test('[ISSUE 8] [S10] a session that ended and an access that ended are noticed over HTTP', async () => {
  const first = await setup(jan)
  const args = { memberId: memberIdOf('jan') }
  first.server.run(organizationId, anna, [
    { id: 'by-anna-0001' as MutationId, name: 'withdrawAdmin', version: 1, args },
  ])
  first.browser.clock.advance(replicaLimits.httpPollMs)
  await until(() => expect(first.tab.directory.state.connection).toBe('not-allowed'))
  expect(first.tab.directory.state.directory).toBe(null)
  const second = await setup()
  second.server.endSession(anna)
  second.browser.clock.advance(replicaLimits.httpPollMs)
  await until(() => expect(second.tab.replica.state.connection).toBe('signed-out'))
})

test('[ISSUE 8] [S11] an HTTP server that does not answer is asked ever more slowly, up to the longest', async () => {
  const { server, browser, tab } = await setup()
  server.getFails = true
  browser.clock.advance(replicaLimits.httpPollMs)
  await until(() => expect(tab.directory.state.connection).toBe('offline'))
  const settle = () => new Promise((resolve) => setTimeout(resolve, 20))
  let longest = 0
  for (let round = 0; round < 8; round += 1) {
    await settle()
    const before = server.gets.length
    let waited = 0
    while (server.gets.length === before && waited <= replicaLimits.httpRetryMaxMs) {
      browser.clock.advance(1_000)
      waited += 1_000
      await settle()
    }
    longest = Math.max(longest, waited)
  }
  expect([longest >= replicaLimits.httpRetryMaxMs / 2, longest <= replicaLimits.httpRetryMaxMs]).toEqual([true, true])
})

test('[ISSUE 8] a page of a proxy instead of the server’s answer changes and erases nothing', async () => {
  const { server, browser, tab } = await setup()
  server.standIn = { status: 403, body: null }
  browser.clock.advance(replicaLimits.httpPollMs)
  await until(() => expect(tab.directory.state.connection).toBe('offline'))
  expect(shownName(tab, gdynia)).toBe('Gdynia')
})

test('[ISSUE 8] [S11] a state vector that is too long for a URL is left out, and the document comes whole', async () => {
  const { server, browser, tab } = await setup()
  const { doc } = server.room(organizationId)
  const vectors = () => server.gets.map(({ searchParams }) => searchParams.get('vector')?.length ?? 0)
  expect(Math.max(...vectors())).toBeGreaterThan(0)
  // As after so many restarts of the server, each of which writes as another client.
  for (let life = 0; life < replicaLimits.urlVectorLengthMax / 5; life += 1) {
    const writer = new Y.Doc()
    writer.getMap('lives').set(String(life), life)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(writer))
  }
  for (const name of ['Gdynia 1', 'Gdynia 2']) {
    server.run(organizationId, jan, [byJan(name)])
    browser.clock.advance(replicaLimits.httpPollMs)
    await until(() => expect(shownName(tab, gdynia)).toBe(name))
  }
  expect(server.gets.at(-1)?.searchParams.has('vector')).toBe(false)
  expect(Math.max(...vectors())).toBeLessThanOrEqual(replicaLimits.urlVectorLengthMax)
})
