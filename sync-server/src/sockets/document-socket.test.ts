import { setImmediate } from 'node:timers/promises'
import type { RoleId } from '@kontor/domain'
import { readDirectory } from '@kontor/document'
import { documentName, protocolVersion } from '@kontor/protocol'
import { expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { serverLimits } from '../limits.ts'
import { halina, mewa, openLiveServer } from '../testing/live-server.ts'
import { directoryOf, mainAccountOf, mutation } from '../testing/sample-organization.ts'
import { openTestSocket, syncFrame, type TestSocket } from '../testing/test-socket.ts'
import { UnrulyStore } from '../testing/unruly-store.ts'

const document = directoryOf(mewa)
const replica = `protocol=${protocolVersion}`

const setup = async () => {
  const store = new UnrulyStore()
  const live = await openLiveServer({ store })
  const open = (path: string = document) =>
    openTestSocket(`${live.origin}/sync/${path}`, { cookie: live.identity.enter(halina).cookie })
  return { ...live, store, open }
}
const createRole = (name: string) =>
  mutation('createRole', { roleId: `role-of-${name}` as RoleId, name, rights: ['mail'] })
const outcomesOf = (socket: TestSocket) =>
  socket.downs().flatMap((down) => (down.type === 'outcomes' ? down.outcomes : []))
const count = (socket: TestSocket, kind: string): number => socket.kinds().filter((other) => other === kind).length
/** The frame of a client with content of its own. */
const forged = (): Uint8Array => {
  const doc = new Y.Doc()
  doc.getMap('directory').set('organization', '"forged"')
  return Y.encodeStateAsUpdate(doc)
}

it('[S4] the update arrives before the outcome', async () => {
  const { open } = await setup()
  const socket = open()
  await socket.sync()
  socket.mutate(createRole('Poczta'))
  expect((await socket.down('outcomes')).outcomes).toMatchObject([{ outcome: 'accepted', seq: 2 }])
  expect(socket.kinds().filter((kind) => kind === 'update' || kind === 'outcomes')).toEqual(['update', 'outcomes'])
})

it('[S2] outcomes come in the order of the mutations, without a pause between them', async () => {
  const { open } = await setup()
  const socket = open()
  const sent = Array.from({ length: 50 }, (_, at) => createRole(`r-${at}`))
  for (const one of sent) socket.mutate(one)
  await vi.waitFor(() => expect(outcomesOf(socket)).toHaveLength(50))
  expect(outcomesOf(socket).map(({ id }) => id)).toEqual(sent.map(({ id }) => id))
})

it('[B27] a socket of the site for phones changes no directory, for as long as it lives', async () => {
  const { rooms, open } = await setup()
  const [phone, web] = [open(`${document}?${replica}&client=phone`), open(`${document}?${replica}`)]
  await Promise.all([phone.sync(), web.sync()])
  const sent = createRole('Poczta')
  phone.mutate(sent)
  await phone.down('outcomes')
  expect(outcomesOf(phone)).toEqual([{ id: sent.id, outcome: 'refused', code: 'not-on-the-phone' }])
  expect((await rooms.directory(mewa)).role.size).toBe(0)
  web.mutate(createRole('Poczta'))
  await vi.waitFor(() => expect(readDirectory(phone.doc).role.size).toBe(1))
})

it('[DESIGN 1] every follower receives the update', async () => {
  const { open } = await setup()
  const [one, other] = [open(), open()]
  await Promise.all([one.sync(), other.sync()])
  one.mutate(createRole('Poczta'))
  await vi.waitFor(() => expect(readDirectory(other.doc).role.size).toBe(1))
  expect(outcomesOf(other)).toEqual([])
})

it('[S3] no client receives the update or the outcome before the commit is durable, nor can a new one read it', async () => {
  const { store, open } = await setup()
  const [sender, reader] = [open(), open()]
  await Promise.all([sender.sync(), reader.down('welcome')])
  const letGo = store.holdBack()
  sender.mutate(createRole('Poczta'))
  while (store.commits.at(-1)?.entries[0]?.name !== 'createRole') await setImmediate()
  const syncing = reader.sync()
  for (let turn = 0; turn < 10; turn += 1) await setImmediate()
  expect([count(sender, 'update'), count(sender, 'outcomes'), count(reader, 'sync-2')]).toEqual([0, 0, 0])
  letGo()
  await syncing
  expect(readDirectory(reader.doc).role.size).toBe(1)
  await sender.down('outcomes')
})

it('[S3] while the store fails nothing is acknowledged, and the server recovers by itself', async () => {
  const { store, open } = await setup()
  const [sender, reader] = [open(), open()]
  await Promise.all([sender.sync(), reader.sync()])
  store.failing = 'before'
  const sent = createRole('Poczta')
  sender.mutate(sent)
  expect(await sender.down('retry')).toEqual({
    type: 'retry',
    reason: 'storage',
    afterMs: serverLimits.storageRetryMs,
  })
  expect([count(sender, 'update'), count(reader, 'update')]).toEqual([0, 0])
  store.failing = null
  sender.mutate(sent)
  expect((await sender.down('outcomes')).outcomes).toMatchObject([{ id: sent.id, outcome: 'accepted', seq: 2 }])
  await vi.waitFor(() => expect(readDirectory(reader.doc).role.size).toBe(1))
})

it('[S3] a commit that was kept but seemed to fail reaches the followers', async () => {
  const { store, open } = await setup()
  const [sender, reader] = [open(), open()]
  await Promise.all([sender.sync(), reader.sync()])
  store.failing = 'after'
  const sent = createRole('Poczta')
  sender.mutate(sent)
  await sender.down('retry')
  store.failing = null
  sender.mutate(sent)
  expect((await sender.down('outcomes')).outcomes).toMatchObject([{ outcome: 'accepted', seq: 2 }])
  await vi.waitFor(() => expect(readDirectory(reader.doc).role.size).toBe(1))
})

it('[S7] an update is answered with permission denied, changes nothing, and the socket stays open', async () => {
  const { rooms, open } = await setup()
  const [writer, reader] = [open(), open()]
  await Promise.all([writer.sync(), reader.sync()])
  writer.send(syncFrame(2, forged()))
  writer.send(syncFrame(2, new Uint8Array([9, 9, 9])))
  await vi.waitFor(() => expect(count(writer, 'permission-denied')).toBe(2))
  reader.mutate(createRole('Poczta'))
  await vi.waitFor(() => expect(readDirectory(writer.doc).role.size).toBe(1))
  expect((await rooms.directory(mewa)).organization?.id).toBe(mewa)
  expect(readDirectory(reader.doc).organization?.id).toBe(mewa)
})

it('[S7] a step 2 with content is denied; the empty one that every client sends is not', async () => {
  const { open } = await setup()
  const socket = open()
  await socket.sync()
  socket.send(syncFrame(1, new Uint8Array([0, 0])))
  socket.send(syncFrame(1, Y.encodeStateAsUpdate(socket.doc, Y.encodeStateVector(socket.doc))))
  await socket.sync()
  expect(count(socket, 'permission-denied')).toBe(0)
  socket.send(syncFrame(1, forged()))
  await vi.waitFor(() => expect(count(socket, 'permission-denied')).toBe(1))
})

it('[S8] a copy of another epoch is reset, and gets no content', async () => {
  const { open, rooms } = await setup()
  const socket = open(`${document}?${replica}&epoch=another`)
  const { epoch } = await socket.down('reset')
  expect(socket.kinds()).toEqual(['welcome', 'reset'])
  socket.send(syncFrame(0, Y.encodeStateVector(new Y.Doc())))
  await rooms.submit(document, halina.id, [createRole('Poczta')])
  const same = open(`${document}?${replica}&epoch=${epoch}`)
  await same.sync()
  expect(socket.kinds()).toEqual(['welcome', 'reset'])
})

it('[S8] a copy ahead of the document is reset; a plain client with content of its own still follows', async () => {
  const { open } = await setup()
  const ahead = new Y.Doc()
  ahead.getMap('directory').set('a', 'from the lost future')
  const socket = open(`${document}?${replica}`)
  socket.send(syncFrame(0, Y.encodeStateVector(ahead)))
  await socket.down('reset')
  expect(count(socket, 'sync-2')).toBe(0)
  const plain = open()
  plain.send(syncFrame(0, Y.encodeStateVector(ahead)))
  await vi.waitFor(() => expect(count(plain, 'sync-2')).toBe(1))
})

it('[S8] so is a copy that is ahead and has the right epoch: it followed before, and the document has less since', async () => {
  const { open, rooms } = await setup()
  const first = open(`${document}?${replica}`)
  const { epoch } = await first.down('welcome')
  await first.sync()
  first.doc.getMap('directory').set('a', 'from the lost future')
  const again = open(`${document}?${replica}&epoch=${epoch}`)
  again.send(syncFrame(0, Y.encodeStateVector(first.doc)))
  expect(await again.down('reset')).toEqual({ type: 'reset', epoch })
  await rooms.submit(document, halina.id, [createRole('Poczta')])
  await open(`${document}?${replica}&epoch=${epoch}`).sync()
  expect(again.kinds()).toEqual(['welcome', 'awareness', 'reset'])
})

it('[S10] an unreadable frame is ignored', async () => {
  const { open } = await setup()
  const socket = open()
  await socket.down('welcome')
  for (const bytes of [[], [99], [0], [0, 0, 255], [0, 0, 3, 255, 255, 255], [1, 200], [2, 0, 1, 65], [100, 1, 65]]) {
    socket.send(new Uint8Array(bytes))
  }
  socket.websocket.send('text')
  await socket.sync()
  expect(count(socket, 'permission-denied')).toBe(0)
})

it('[S11] a client that requests the whole state again and again is closed with 4429', async () => {
  const { open } = await setup()
  const socket = open()
  await socket.down('welcome')
  for (let at = 0; at <= serverLimits.syncRequests.burst; at += 1) {
    socket.send(syncFrame(0, Y.encodeStateVector(new Y.Doc())))
  }
  expect(await socket.closed()).toBe(4429)
})

it('[DESIGN 4] a section is followed like a directory, and accepts no mutation', async () => {
  const { open } = await setup()
  const socket = open(documentName({ kind: 'section', accountId: mainAccountOf(mewa), key: 'mail' }))
  await socket.sync()
  expect(await socket.down('welcome')).toMatchObject({ seq: 0, epoch: expect.any(String) })
  socket.mutate(createRole('Poczta'))
  expect((await socket.down('outcomes')).outcomes).toMatchObject([{ outcome: 'refused' }])
})
