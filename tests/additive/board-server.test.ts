import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as pathOf } from 'node:path'
import { readContent } from '@kontor/document'
import { expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { verifyHistory } from '../../sync-server/src/backup/verify-history.ts'
import { chainState } from '../../sync-server/src/history/chain-state.ts'
import { serverLimits } from '../../sync-server/src/limits.ts'
import { MemoryStore } from '../../sync-server/src/store/memory-store.ts'
import { openDatabase } from '../../sync-server/src/store/open-database.ts'
import { createSqliteStore } from '../../sync-server/src/store/sqlite-store.ts'
import type { Commit } from '../../sync-server/src/store/store.ts'
import { directoryOf } from '../../sync-server/src/testing/sample-organization.ts'
import { UnrulyStore } from '../../sync-server/src/testing/unruly-store.ts'
import { boardKind, kindsWithBoard } from './board-kind.ts'
import { addCard, board, giveMail, halina, mewa, ola, openBoardServer, renameCard, takeMail } from './board-server.ts'

it('[DESIGN 9] a section of the tests passes through socket, room, store and history', async () => {
  const { connect, store, content } = await openBoardServer()
  const [one, other] = [connect(), connect()]
  await Promise.all([one.sync(), other.sync()])
  one.mutate(addCard('card-0001', 'Modem'))
  one.mutate(renameCard('card-0001', 'Router'), renameCard('card-0009', 'None'))
  await vi.waitFor(() => expect(one.downs().filter(({ type }) => type === 'outcomes')).toHaveLength(2))
  const outcomes = one.downs().flatMap((down) => (down.type === 'outcomes' ? down.outcomes : []))
  expect(outcomes).toMatchObject([
    { outcome: 'accepted' },
    { outcome: 'accepted' },
    { outcome: 'refused', code: 'unknown-card', recordId: 'card-0009' },
  ])
  const card = { id: 'card-0001', number: 1, title: 'Router', createdBy: halina.name }
  await vi.waitFor(() => expect([...readContent(boardKind, other.doc).card.values()]).toEqual([card]))
  expect([...(await content()).card.values()]).toEqual([card])
  const log = await store.log(board, { beyond: 0, direction: 'forth', limit: 9 })
  expect(log.map(({ name, actor, names }) => [name, actor?.name ?? null, names['card-0001'] ?? null])).toEqual([
    ['setColleagues', null, null],
    ['addCard', halina.name, 'Modem'],
    ['renameCard', halina.name, 'Router'],
  ])
  expect(await chainState(store, board)).toMatchObject({ entries: 3, broken: null })
})

it('[DESIGN 9] the board is loaded again from SQLite unchanged, and its history verifies', async () => {
  const dataDir = pathOf(mkdtempSync(pathOf(tmpdir(), 'kontor-board-')), 'data')
  const database = openDatabase(dataDir)
  const { rooms, open, content } = await openBoardServer(await createSqliteStore(database))
  await rooms.submit(board, halina.id, [addCard('card-0001'), addCard('card-0002')])
  const before = await content()
  await rooms.close()
  const again = open()
  expect(await content(halina.id, again)).toEqual(before)
  const verified = await verifyHistory({ dataDir, proof: null, kinds: kindsWithBoard })
  expect(verified.map(({ document, broken }) => [document, broken])).toEqual([
    [directoryOf(mewa), null],
    [board, null],
  ])
  await again.close()
  database.close()
})

it('[S1] sent twice, in the board and in another document, a mutation has one outcome in each', async () => {
  const { rooms, content } = await openBoardServer()
  const twice = addCard('card-0001')
  const [first] = await rooms.submit(board, halina.id, [twice])
  expect(await rooms.submit(board, halina.id, [twice])).toEqual([first])
  expect(await rooms.submit(directoryOf(mewa), halina.id, [twice])).toMatchObject([{ code: 'unknown-mutation' }])
  expect((await content()).card.size).toBe(1)
})

it('[S15] no commit after the withdrawal of a right uses it, however they interleave', async () => {
  const store = new UnrulyStore()
  const { rooms, join, change, content } = await openBoardServer(store)
  const olaId = await join()
  expect(await rooms.submit(board, ola.id, [addCard('card-0001')])).toMatchObject([{ outcome: 'accepted' }])
  // The board judges by the directory with the right, and its commit arrives after the withdrawal.
  const append = store.append.bind(store)
  store.append = async (commit) => {
    if (commit.document === board && commit.judgedBy !== null) {
      store.append = append
      await change(takeMail(olaId))
    }
    return append(commit)
  }
  expect(await rooms.submit(board, ola.id, [addCard('card-0002')])).toMatchObject([
    { outcome: 'refused', code: 'no-access' },
  ])
  expect([...(await content()).card.keys()]).toEqual(['card-0001'])
  const judged = store.commits.filter(({ document }) => document === board).at(-1)?.judgedBy
  expect(judged).toEqual({ directory: directoryOf(mewa), seq: await store.seqOf(directoryOf(mewa)) })
})

it('[S15] a directory that another server wrote is loaded again before the board judges by it', async () => {
  const { rooms, open, join } = await openBoardServer()
  const olaId = await join()
  await rooms.submit(board, ola.id, [addCard('card-0001')])
  await open().submit(directoryOf(mewa), halina.id, [takeMail(olaId)])
  expect(await rooms.submit(board, ola.id, [addCard('card-0002')])).toMatchObject([
    { outcome: 'refused', code: 'no-access' },
  ])
})

it('[S16] a commit of the board closes no socket, and its sender stays connected', async () => {
  const { connect, join, rooms } = await openBoardServer()
  await join()
  const sockets = [connect(), connect(ola), connect(halina, directoryOf(mewa))]
  await Promise.all(sockets.map((socket) => socket.sync()))
  await rooms.submit(board, ola.id, [addCard('card-0001')])
  await Promise.all(sockets.map((socket) => socket.sync()))
  expect(sockets.map(({ websocket }) => websocket.readyState)).toEqual(sockets.map(() => WebSocket.OPEN))
})

it('[S16] when a member loses the right their socket of the board is closed with 4403, and receives nothing that follows', async () => {
  const { connect, join, change, rooms } = await openBoardServer()
  const olaId = await join()
  const socket = connect(ola)
  await socket.sync()
  await change(takeMail(olaId))
  await rooms.submit(board, halina.id, [addCard('card-0001', 'Tajna')])
  expect(await socket.closed()).toBe(4403)
  expect(socket.holds('Tajna')).toBe(false)
  expect(await rooms.contentFor(board, ola.id)).toBe(null)
})

it('[S17] numbers are assigned at acceptance, without gaps, with refusals and parallel mutations too', async () => {
  const { rooms, content } = await openBoardServer()
  const sent = Array.from({ length: 6 }, (_, at) => rooms.submit(board, halina.id, [addCard(`card-000${at % 4}`)]))
  const outcomes = (await Promise.all(sent)).flat()
  expect(outcomes.map(({ outcome }) => outcome)).toEqual([
    ...Array<string>(4).fill('accepted'),
    ...Array<string>(2).fill('refused'),
  ])
  expect([...(await content()).card.values()].map(({ number }) => number)).toEqual([1, 2, 3, 4])
})

it('[S18] the board shows its colleagues with the names that the server writes, and follows the directory', async () => {
  const { connect, join, change, rooms, content } = await openBoardServer()
  const names = async () => [...(await content()).colleague.values()].map(({ name }) => name)
  expect(await names()).toEqual([halina.name])
  const socket = connect()
  await socket.sync()
  const olaId = await join()
  await vi.waitFor(async () => expect(await names()).toEqual([halina.name, ola.name]))
  await change(takeMail(olaId))
  await vi.waitFor(() =>
    expect([...readContent(boardKind, socket.doc).colleague.values()].map(({ name }) => name)).toEqual([halina.name]),
  )
  expect(await rooms.submit(board, halina.id, [{ ...addCard('card-0001'), name: 'setColleagues' }])).toMatchObject([
    { outcome: 'refused', code: 'unknown-mutation' },
  ])
})

/** A store in which commits of sections wait for the test, or fail. */
class SlowSections extends MemoryStore {
  gate: Promise<void> = Promise.resolve()
  fails = false

  override async append(commit: Commit): Promise<void> {
    if (commit.document.startsWith('section/')) {
      await this.gate
      if (this.fails) throw new Error('disk full')
    }
    await super.append(commit)
  }
}

/** The board with Halina and Ola on it, as a socket follows it: opening the board anew would bring it up to date. */
const followed = async () => {
  const store = new SlowSections()
  const server = await openBoardServer(store)
  const socket = server.connect()
  await socket.sync()
  const olaId = await server.join()
  const names = () => [...readContent(boardKind, socket.doc).colleague.values()].map(({ name }) => name)
  await vi.waitFor(() => expect(names()).toEqual([halina.name, ola.name]))
  return { ...server, store, olaId, names }
}

it('[S18] a right that is taken and given back while the board is busy leaves the person on it', async () => {
  const { store, olaId, names, change, rooms } = await followed()
  const { promise, resolve: letGo } = Promise.withResolvers<void>()
  store.gate = promise
  const busy = rooms.submit(board, halina.id, [addCard('card-0001')])
  await change(takeMail(olaId))
  // The board has looked at the directory by now, and waits for its turn to write.
  await rooms.directory(mewa)
  await rooms.directory(mewa)
  await change(giveMail(olaId))
  letGo()
  await busy
  await rooms.submit(board, halina.id, [addCard('card-0002')])
  await vi.waitFor(() => expect(names()).toEqual([halina.name, ola.name]))
})

it('[S18] a board follows its directory once the store works again, though nothing else happens', async () => {
  const { store, olaId, names, change, logged } = await followed()
  store.fails = true
  await change(takeMail(olaId))
  await vi.waitFor(() => expect(logged).toContain('projection-failed'))
  store.fails = false
  await vi.waitFor(() => expect(names()).toEqual([halina.name]), 3 * serverLimits.storageRetryMs)
})

it('[S18] a board that was not in memory is updated when it is next opened, and written once', async () => {
  const store = new UnrulyStore()
  const { join, content } = await openBoardServer(store)
  await join()
  expect(await store.seqOf(board)).toBe(null)
  const colleagues = [...(await content()).colleague.values()]
  expect(colleagues.map(({ name }) => name)).toEqual([halina.name, ola.name])
  const before = store.commits.length
  expect([...(await content(ola.id)).colleague.values()]).toEqual(colleagues)
  expect(store.commits.length).toBe(before)
})
