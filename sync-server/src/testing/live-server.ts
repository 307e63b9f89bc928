import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { OrganizationId } from '@kontor/domain'
import { onTestFinished } from 'vitest'
import { systemClock, type Clock } from '../clock/clock.ts'
import type { LogFacts } from '../log/log.ts'
import { createRooms } from '../rooms/create-rooms.ts'
import { createSockets } from '../sockets/create-sockets.ts'
import { MemoryStore } from '../store/memory-store.ts'
import type { Store } from '../store/store.ts'
import { createMemoryIdentity } from './memory-identity.ts'
import { login, register } from './sample-organization.ts'

export const mewa = 'mewa-0001' as OrganizationId
export const halina = login('halina')

/** A server with rooms and sockets only, on its own port, with one organisation, for one test. */
export const openLiveServer = async (options: { readonly store?: Store; readonly clock?: Clock } = {}) => {
  const { store = new MemoryStore(), clock = systemClock } = options
  const logged: { readonly event: string; readonly facts: LogFacts }[] = []
  const log = (event: string, facts: LogFacts = {}): void => void logged.push({ event, facts })
  const identity = createMemoryIdentity([halina])
  const rooms = createRooms({ store, identity, clock, log })
  const sockets = createSockets({ rooms, identity, allowedOrigins: ['http://kontor.test'], clock, log })
  const server = createServer()
  server.on('upgrade', sockets.handleUpgrade)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`
  onTestFinished(async () => {
    await rooms.close()
    await sockets.close()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  await register(rooms, { organizationId: mewa, owner: halina })
  return { store, clock, logged, identity, rooms, sockets, origin }
}
