import type { RoleId } from '@kontor/domain'
import { readDirectory } from '@kontor/document'
import { expect, it, onTestFinished, vi } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { halina, mewa, openLiveServer } from '../testing/live-server.ts'
import { directoryOf, joinAs, login, mutation } from '../testing/sample-organization.ts'

const ola = login('ola')

/** Plain y-websocket clients, which have only the address and a session. */
const setup = async () => {
  // y-websocket logs messages that it does not know, such as ours, and denied permissions.
  vi.spyOn(console, 'error').mockReturnValue(undefined)
  const denied = vi.spyOn(console, 'warn').mockReturnValue(undefined)
  onTestFinished(() => void vi.restoreAllMocks())
  const live = await openLiveServer()
  const follow = (who = halina) => {
    const { cookie, session } = live.identity.enter(who)
    const closeCodes: number[] = []
    let opened = 0
    class CookieSocket extends WebSocket {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols, { headers: { cookie } })
        opened += 1
        this.on('close', (code) => closeCodes.push(code))
      }
    }
    const doc = new Y.Doc()
    const provider = new WebsocketProvider(`${live.origin}/sync`, directoryOf(mewa), doc, {
      WebSocketPolyfill: CookieSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
    })
    onTestFinished(() => provider.destroy())
    const synced = () => vi.waitFor(() => expect(provider.synced).toBe(true))
    return { doc, provider, session, closeCodes, opened: () => opened, synced }
  }
  return { ...live, follow, denied }
}
const createRole = (name: string) => mutation('createRole', { roleId: `role-of-${name}` as RoleId, name, rights: [] })

it('[S7] a plain client follows a document that it may open, and cannot write it', async () => {
  const { rooms, follow, denied } = await setup()
  const [writer, reader] = [follow(), follow()]
  await Promise.all([writer.synced(), reader.synced()])
  expect(denied).not.toHaveBeenCalled()
  writer.doc.getMap('directory').set('organization', '"forged"')
  await vi.waitFor(() => expect(denied).toHaveBeenCalled())
  await rooms.submit(directoryOf(mewa), halina.id, [createRole('Poczta')])
  await vi.waitFor(() => expect(readDirectory(reader.doc).role.size).toBe(1))
  await vi.waitFor(() => expect(writer.doc.getMap('directory').get('recent')).toBeDefined())
  expect(readDirectory(reader.doc).organization?.id).toBe(mewa)
  expect((await rooms.directory(mewa)).organization?.id).toBe(mewa)
  expect(writer.opened()).toBe(1)
})

it('[S7] a plain client that comes back with content of its own still follows', async () => {
  const { rooms, follow, denied } = await setup()
  const client = follow()
  await client.synced()
  client.provider.disconnect()
  client.doc.getMap('own').set('a', 1)
  await rooms.submit(directoryOf(mewa), halina.id, [createRole('Poczta')])
  client.provider.connect()
  await client.synced()
  expect(readDirectory(client.doc).role.size).toBe(1)
  await vi.waitFor(() => expect(denied).toHaveBeenCalled())
})

it('[S7] a document with deletions, folded pages too, is followed without a permission denied', async () => {
  const { rooms, follow, denied } = await setup()
  const roles = Array.from({ length: 400 }, (_, at) => createRole(`r-${at}`))
  for (const role of roles) await rooms.submit(directoryOf(mewa), halina.id, [role])
  const client = follow()
  await client.synced()
  client.provider.disconnect()
  client.provider.connect()
  await client.synced()
  expect(readDirectory(client.doc).role.size).toBe(400)
  expect(denied).not.toHaveBeenCalled()
})

it('[S9] plain clients see each other with the session’s stamp instead of the client’s claims, and see each other leave', async () => {
  const { rooms, follow } = await setup()
  await joinAs(rooms, { organizationId: mewa, by: halina, who: ola, rights: ['account'] })
  const [one, other] = [follow(halina), follow(ola)]
  await Promise.all([one.synced(), other.synced()])
  other.provider.awareness.setLocalState({ screen: '/a/main', name: 'Halina', loginId: halina.id })
  const seenByOne = () => [...one.provider.awareness.getStates().entries()].filter(([id]) => id !== one.doc.clientID)
  await vi.waitFor(() =>
    expect(seenByOne()).toEqual([[other.doc.clientID, { loginId: ola.id, name: ola.name, screen: '/a/main' }]]),
  )
  other.provider.disconnect()
  await vi.waitFor(() => expect(seenByOne()).toEqual([]))
  other.provider.connect()
  await vi.waitFor(() => expect(seenByOne()).toHaveLength(1))
})

it('[S10] a final code ends the connection: no reconnecting after a lost session or a lost right', async () => {
  const { rooms, identity, follow } = await setup()
  const memberId = await joinAs(rooms, { organizationId: mewa, by: halina, who: ola, rights: ['account'] })
  const [leaving, losing] = [follow(halina), follow(ola)]
  await Promise.all([leaving.synced(), losing.synced()])
  identity.endSession(leaving.session.id)
  await rooms.submit(directoryOf(mewa), halina.id, [mutation('removeMember', { memberId })])
  await vi.waitFor(() => expect([leaving.closeCodes, losing.closeCodes]).toEqual([[4401], [4403]]))
  expect([leaving.provider.shouldConnect, losing.provider.shouldConnect]).toEqual([false, false])
})

it('[S10] a visitor without access is refused once and does not reconnect', async () => {
  const { follow } = await setup()
  const stranger = follow(login('stranger'))
  await vi.waitFor(() => expect(stranger.closeCodes).toEqual([4403]))
  expect(stranger.provider.shouldConnect).toBe(false)
  expect(stranger.opened()).toBe(1)
  expect(stranger.doc.share.size).toBe(0)
})
