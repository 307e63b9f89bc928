import type { AccountId, LoginId } from '@kontor/domain'
import { expect, onTestFinished, vi } from 'vitest'
import { memoryBrowser, type MemoryBrowser } from '../memory/memory-browser.ts'
import { openReplica } from '../open-replica.ts'
import type { DirectoryReplica, Replica } from '../replica.ts'
import { FakeRoom } from './fake-room.ts'
import { FakeServer } from './fake-server.ts'
import { organizationId, sampleOrganization } from './sample-organization.ts'

export interface Tab {
  readonly replica: Replica
  readonly directory: DirectoryReplica
}

/** A server with the sample organisation on it. */
export const startServer = (): FakeServer => {
  const server = new FakeServer()
  server.rooms.set(organizationId, new FakeRoom('epoch-1', sampleOrganization()))
  return server
}

/** A browser in which this login is signed in. */
export const startBrowser = (server: FakeServer, loginId: LoginId): MemoryBrowser => {
  const browser = memoryBrowser({ WebSocket: server.webSocketOf(loginId), http: server.httpOf(loginId) })
  server.clock = browser.clock
  return browser
}

/** One of its tabs, with the organisation's directory open; closed at the end of the test. */
export const openTab = async (browser: MemoryBrowser, loginId: LoginId): Promise<Tab> => {
  const replica = openReplica({ loginId, origin: 'ws://kontor.example', ports: browser.tab() })
  onTestFinished(() => replica.close())
  await replica.loaded
  return { replica, directory: replica.directory(organizationId) }
}

/** The same, waited for until it is online. */
export const openTabOnline = async (browser: MemoryBrowser, loginId: LoginId): Promise<Tab> => {
  const tab = await openTab(browser, loginId)
  await untilOnline(tab)
  return tab
}

export const untilOnline = ({ replica, directory }: Tab): Promise<void> =>
  vi.waitFor(() => {
    expect([directory.state.connection, replica.state.connection]).toEqual(['online', 'online'])
  })

/** The network goes away, and the browser knows it. */
export const goOffline = (server: FakeServer, browser: MemoryBrowser): void => {
  server.cut()
  browser.network.setOnline(false)
}

export const goOnline = (server: FakeServer, browser: MemoryBrowser): void => {
  server.restore()
  browser.network.setOnline(true)
}

/** The name of an account, as this tab shows it. */
export const shownName = ({ directory }: Pick<Tab, 'directory'>, accountId: AccountId): string | undefined =>
  directory.state.directory?.account.get(accountId)?.name
