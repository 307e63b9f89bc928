import type { LoginId } from '@kontor/domain'
import { onTestFinished } from 'vitest'
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
export const startBrowser = (server: FakeServer, loginId: LoginId): MemoryBrowser =>
  memoryBrowser({ WebSocket: server.webSocketOf(loginId), post: server.postOf(loginId) })

/** One of its tabs, with the organisation's directory open; closed at the end of the test. */
export const openTab = async (browser: MemoryBrowser, loginId: LoginId): Promise<Tab> => {
  const replica = openReplica({ loginId, origin: 'ws://kontor.example', ports: browser.tab() })
  onTestFinished(() => replica.close())
  await replica.loaded
  return { replica, directory: replica.directory(organizationId) }
}
