import 'fake-indexeddb/auto'
import type { LoginId } from '@kontor/domain'
import { openDB, type IDBPDatabase } from 'idb'
import { expect, onTestFinished, test, vi } from 'vitest'
import { replicaLimits } from '../limits.ts'
import { openReplica } from '../open-replica.ts'
import { gdynia, loginOf, memberIdOf, organizationId } from '../testing/sample-organization.ts'
import { startBrowser, startServer } from '../testing/start.ts'
import { openIndexedLoginStorage } from './indexed-login-storage.ts'
import { openBrowserStorage } from './open-browser-storage.ts'

const anna: LoginId = loginOf('anna')
const nothing = () => ({ pending: [], tray: [] })

/** As version 1 wrote it: mutations of directories alone, each with the organisation only. */
const storedBefore = (id: string, name: string) => ({
  ...{ id, organizationId, name: 'renameAccount', version: 1, args: { accountId: gdynia, name } },
  ...{ createdAt: 5, names: { [gdynia]: 'Gdynia' } },
})
const refusedBefore = (id: string) => ({
  ...{ ...storedBefore(id, 'Refused'), refusal: { code: 'not-admin' }, refusedAt: 7 },
})
const storedNow = (id: string, name: string) => ({
  ...storedBefore(id, name),
  document: `directory/${organizationId}`,
})

/** The database of an older page, which stays open. */
const openOlder = async (loginId: string, onVersionChange: (older: IDBPDatabase) => void): Promise<IDBPDatabase> => {
  const older: IDBPDatabase = await openDB(`kontor/${loginId}`, 1, {
    upgrade: (database) => {
      for (const name of ['pending', 'tray'])
        database.createObjectStore(name, { autoIncrement: true }).createIndex('id', 'id', { unique: true })
      database.createObjectStore('access')
      database.createObjectStore('copies', { keyPath: ['document', 'generation'] })
    },
    blocking: () => onVersionChange(older),
  })
  onTestFinished(() => older.close())
  for (const [id, name] of [
    ['first-0001', 'Gdynia Port'],
    ['second-0001', 'Gdynia Chylonia'],
  ] as const)
    await older.add('pending', storedBefore(id, name))
  await older.add('tray', refusedBefore('refused-0001'))
  await older.put('access', 'what it was', 'snapshot')
  await older.put('copies', { document: `directory/${organizationId}`, generation: 3, arrived: true })
  return older
}
const closes = (older: IDBPDatabase): void => older.close()
const staysOpen = (): void => undefined

test('[S14] a database of the version before opens with all that waits, the tray, the access and the copies', async () => {
  ;(await openOlder('login-kept', closes)).close()
  const storage = await openIndexedLoginStorage('login-kept', nothing)
  expect([await storage.readOutbox(), await storage.readAccess(), await storage.readCopies()]).toEqual([
    {
      pending: [storedNow('first-0001', 'Gdynia Port'), storedNow('second-0001', 'Gdynia Chylonia')],
      tray: [{ ...refusedBefore('refused-0001'), document: `directory/${organizationId}` }],
    },
    'what it was',
    [{ document: `directory/${organizationId}`, generation: 3, arrived: true }],
  ])
  storage.close()
})

test('[S14] [S5] what waited in it is sent in its order, and the refused entry can be sent again', async () => {
  ;(await openOlder(anna, closes)).close()
  const server = startServer()
  const browser = startBrowser(server, anna)
  const ports = { ...browser.tab(), openStorage: openBrowserStorage() }
  const replica = openReplica({ loginId: anna, origin: 'ws://kontor.example', ports })
  onTestFinished(() => replica.close())
  await replica.loaded
  await vi.waitFor(() => expect(replica.state.pending).toEqual([]))
  const sent = () => server.received.flatMap(({ mutations }) => mutations.map(({ args }) => args['name']))
  expect(sent()).toEqual(['Gdynia Port', 'Gdynia Chylonia'])
  const [refused] = replica.state.tray
  expect(refused).toMatchObject({ id: 'refused-0001', document: `directory/${organizationId}` })
  if (refused) await replica.sendAgain(refused.id)
  await vi.waitFor(() => expect([replica.state.pending, replica.state.tray]).toEqual([[], []]))
  expect(sent()).toEqual(['Gdynia Port', 'Gdynia Chylonia', 'Refused'])
  expect(server.room(organizationId).directory.member.has(memberIdOf('anna'))).toBe(true)
})

test('[S12] an older tab that closes its connection holds nothing up', async () => {
  await openOlder('login-two-tabs', closes)
  const storage = await openIndexedLoginStorage('login-two-tabs', nothing)
  expect((await storage.readOutbox()).pending.map(({ id }) => id)).toEqual(['first-0001', 'second-0001'])
  storage.close()
})

test('[S12] an older tab that keeps the database open does not stop the page: it works from memory', async () => {
  const older = await openOlder('login-blocked', staysOpen)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const opening = openBrowserStorage()('login-blocked', nothing)
  await vi.waitUntil(() => vi.getTimerCount() > 0)
  vi.advanceTimersByTime(replicaLimits.databaseBlockedMs)
  expect((await opening).isDurable).toBe(false)
  // Once the older tab is gone, the next page has everything; the one that went on without it does not block it.
  vi.useRealTimers()
  older.close()
  const storage = await openIndexedLoginStorage('login-blocked', nothing)
  expect((await storage.readOutbox()).tray.map(({ id }) => id)).toEqual(['refused-0001'])
  storage.close()
})

test('[S10] a page whose database a newer one upgrades lets go of it, and stops as outdated', async () => {
  const server = startServer()
  const jan = loginOf('jan')
  const browser = startBrowser(server, jan)
  const ports = { ...browser.tab(), openStorage: openBrowserStorage() }
  const replica = openReplica({ loginId: jan, origin: 'ws://kontor.example', ports })
  onTestFinished(() => replica.close())
  const directory = replica.directory(organizationId)
  await vi.waitFor(() => expect(directory.state.connection).toBe('online'))
  const newer = await openDB(`kontor/${jan}`, 3)
  expect([replica.state.connection, directory.state.connection]).toEqual(['outdated', 'outdated'])
  newer.close()
  // One that is opened later says so too.
  const late = openReplica({
    loginId: jan,
    origin: 'ws://kontor.example',
    ports: { ...browser.tab(), openStorage: openBrowserStorage() },
  })
  onTestFinished(() => late.close())
  await late.loaded
  expect(late.state.connection).toBe('outdated')
})
