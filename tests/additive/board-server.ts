import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { LoginId, OrganizationId } from '@kontor/domain'
import { documentName, type SentMutation } from '@kontor/protocol'
import { onTestFinished } from 'vitest'
import { createAttachments } from '../../sync-server/src/attachments/attachments.ts'
import { memoryContents } from '../../sync-server/src/attachments/memory-contents.ts'
import { systemClock } from '../../sync-server/src/clock/clock.ts'
import { createRooms } from '../../sync-server/src/rooms/create-rooms.ts'
import { createSockets } from '../../sync-server/src/sockets/create-sockets.ts'
import type { Store } from '../../sync-server/src/store/store.ts'
import { createMemoryIdentity } from '../../sync-server/src/testing/memory-identity.ts'
import {
  demandAccepted,
  directoryOf,
  joinAs,
  login,
  mainAccountOf,
  mutation,
  register,
} from '../../sync-server/src/testing/sample-organization.ts'
import { openTestSocket } from '../../sync-server/src/testing/test-socket.ts'
import { UnrulyStore } from '../../sync-server/src/testing/unruly-store.ts'
import { boardKind, kindsWithBoard, type Board } from './board-kind.ts'

export const mewa = 'mewa-0001' as OrganizationId
export const halina = login('halina')
export const ola = login('ola')
export const board = documentName({ kind: 'section', accountId: mainAccountOf(mewa), key: boardKind.key })

let sent = 0
const boardMutation = (name: string, cardId: string, title: string): SentMutation => ({
  ...{ id: `board-mutation-${(sent += 1)}` as SentMutation['id'], name, version: 1 },
  args: { cardId, title },
})
export const addCard = (cardId: string, title = `Title of ${cardId}`) => boardMutation('addCard', cardId, title)
export const renameCard = (cardId: string, title: string) => boardMutation('renameCard', cardId, title)

/** A server with rooms and sockets whose registry has the board, with one organisation, for one test. */
export const openBoardServer = async (store: Store = new UnrulyStore()) => {
  const logged: string[] = []
  const log = (event: string): void => void logged.push(event)
  const identity = createMemoryIdentity([halina, ola])
  const open = () => createRooms({ store, identity, clock: systemClock, log, kinds: kindsWithBoard })
  const rooms = open()
  const sockets = createSockets({ rooms, identity, allowedOrigins: [], clock: systemClock, log })
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
  /** The owner's mutations of the directory. */
  const change = async (...changes: SentMutation[]): Promise<void> => {
    for (const outcome of await rooms.submit(directoryOf(mewa), halina.id, changes)) demandAccepted(outcome)
  }
  const join = () => joinAs(rooms, { organizationId: mewa, by: halina, who: ola, rights: ['mail'] })
  const content = async (loginId: LoginId = halina.id, of = rooms) =>
    (await of.contentFor(board, loginId)) as unknown as Board
  const connect = (who = halina, path: string = board) =>
    openTestSocket(`${origin}/sync/${path}`, { cookie: identity.enter(who).cookie })
  const attachments = createAttachments({ store, contents: memoryContents(), now: systemClock.now })
  return { store, rooms, open, identity, logged, origin, attachments, change, join, content, connect }
}

export const giveMail = (memberId: Awaited<ReturnType<typeof joinAs>>) =>
  mutation('changeRights', { memberId, add: ['mail'], remove: [], addRoles: [], removeRoles: [] })

export const takeMail = (memberId: Awaited<ReturnType<typeof joinAs>>) =>
  mutation('changeRights', { memberId, add: [], remove: ['mail'], addRoles: [], removeRoles: [] })
