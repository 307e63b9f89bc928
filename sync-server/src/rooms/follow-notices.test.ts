import { documentSeq } from '@kontor/document'
import { expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { serverLimits } from '../limits.ts'
import type { Noticeboard } from '../store/noticeboard.ts'
import type { Commit, Store } from '../store/store.ts'
import { memoryNoticeboards } from '../testing/memory-noticeboards.ts'
import { createRole, halina, mewa, openMewaRooms } from '../testing/mewa-rooms.ts'
import { memoryTurns } from '../testing/memory-turns.ts'
import { directoryOf, mainAccountOf, mutation } from '../testing/sample-organization.ts'
import type { Committed } from './committed.ts'
import { createRooms } from './create-rooms.ts'

/** Two servers on one store. The second one follows the organisation of the first. */
const setup = async () => {
  const { store, identity, clock, rooms, submit } = await openMewaRooms()
  const [one, other] = memoryNoticeboards(2)
  if (one === undefined || other === undefined) throw new Error('there are two')
  const second = createRooms({ store, identity, clock, noticeboard: other, log: () => undefined })
  const committed: Committed[] = []
  second.onCommitted((commit) => committed.push(commit))
  const follower = new Y.Doc()
  const entered = await second.enter({ kind: 'directory', organizationId: mewa }, halina.id, (room) => room)
  await entered?.read(({ doc }) => Y.applyUpdate(follower, Y.encodeStateAsUpdate(doc)))
  second.onCommitted(({ update }) => Y.applyUpdate(follower, update))
  rooms.onCommitted(({ document }) => {
    void store.seqOf(document).then((seq) => one.publish({ kind: 'commit', document, seq: seq ?? 0, logins: [] }))
  })
  return { store, clock, submit, one, second, other, committed, follower, entered }
}

it('[DESIGN 14] a server reads what it lacks, and sends its followers that alone', async () => {
  const { store, submit, committed, follower } = await setup()
  const load = vi.spyOn(store, 'load')
  await submit(createRole('a'))
  await vi.waitFor(() => expect(committed).toHaveLength(1))
  await submit(createRole('b'))
  await vi.waitFor(() => expect(documentSeq(follower)).toBe(3))
  expect(load).not.toHaveBeenCalled()
  expect(committed.map(({ effects }) => effects)).toEqual([new Set(), new Set()])
  expect(committed.map(({ access }) => access?.affected)).toEqual([
    { everyone: true, logins: new Set() },
    { everyone: true, logins: new Set() },
  ])
})

it('[DESIGN 14] a lost notice costs a delay: after a gap everything is read by seq', async () => {
  const { submit, other, committed, follower } = await setup()
  other.cut()
  for (const name of ['a', 'b', 'c']) await submit(createRole(name))
  expect(committed).toEqual([])
  other.join()
  await vi.waitFor(() => expect(documentSeq(follower)).toBe(4))
  expect(committed).toHaveLength(1)
})

it('[DESIGN 14] of very many changes the document is loaded anew, and followers receive what they lack', async () => {
  const { store, submit, other, committed, follower } = await setup()
  other.cut()
  const load = vi.spyOn(store, 'load')
  const accountId = mainAccountOf(mewa)
  for (let at = 0; at <= serverLimits.entriesFollowedMax; at += 1)
    await submit(mutation('renameAccount', { accountId, name: `Name ${at}` }))
  load.mockClear()
  other.join()
  await vi.waitFor(() => expect(documentSeq(follower)).toBe(serverLimits.entriesFollowedMax + 2))
  expect([load.mock.calls.length, committed.length]).toEqual([1, 1])
})

it('[DESIGN 14] while the store fails, a notice is kept in mind until it answers', async () => {
  const { store, clock, submit, committed } = await setup()
  const since = vi.spyOn(store, 'since').mockRejectedValueOnce(new Error('connection lost'))
  await submit(createRole('a'))
  await vi.waitFor(() => expect(since).toHaveBeenCalledTimes(1))
  expect(committed).toEqual([])
  await vi.waitFor(() => {
    clock.advance(serverLimits.storageRetryMs)
    expect(committed).toHaveLength(1)
  })
})

it('[DESIGN 14] an overtaken commit is judged anew, and followers of both servers have one order', async () => {
  const { store, submit, second, follower } = await setup()
  const count = 20
  const own = Array.from({ length: count }, (_, at) => submit(createRole(`one-${at}`)))
  const others = Array.from({ length: count }, (_, at) =>
    second.submit(directoryOf(mewa), halina.id, [createRole(`other-${at}`)]),
  )
  const outcomes = (await Promise.all([...own, ...others])).flat()
  expect(new Set(outcomes.map((outcome) => (outcome.outcome === 'accepted' ? outcome.seq : 0))).size).toBe(2 * count)
  await vi.waitFor(() => expect(documentSeq(follower)).toBe(2 * count + 1))
  const kept = new Y.Doc()
  for (const update of (await store.load(directoryOf(mewa))).updates) Y.applyUpdate(kept, update)
  expect(Y.encodeStateAsUpdate(follower)).toEqual(Y.encodeStateAsUpdate(kept))
})

it('[DESIGN 14] a server that is always overtaken by a faster one gets its turn', async () => {
  const { store, identity, clock } = await openMewaRooms()
  const [one, other] = memoryNoticeboards(2)
  if (one === undefined || other === undefined) throw new Error('there are two')
  const log = (): void => undefined
  const shared = { identity, clock, turns: memoryTurns(), log }
  const faster = createRooms({ ...shared, store: telling(store, one), noticeboard: one })
  const slower = createRooms({ ...shared, store: slowly(telling(store, other)), noticeboard: other })
  const accountId = mainAccountOf(mewa)
  const rename = (name: string) => [mutation('renameAccount', { accountId, name })]
  let goesOn = true
  const busy = async (): Promise<void> => {
    for (let at = 0; goesOn; at += 1) {
      await faster.submit(directoryOf(mewa), halina.id, rename(`Name ${at}`))
      await new Promise(setImmediate)
    }
  }
  const working = busy()
  try {
    const [outcome] = await slower.submit(directoryOf(mewa), halina.id, rename('From the slower one'))
    expect(outcome?.outcome).toBe('accepted')
  } finally {
    goesOn = false
    await working
  }
})

it('[S1] a mutation that has an outcome of another server is not judged again', async () => {
  const { submit, second, committed } = await setup()
  await second.submit(directoryOf(mewa), halina.id, [createRole('a')])
  const [first] = await submit(createRole('b', 'mutation-b'))
  await vi.waitFor(() => expect(committed).toHaveLength(2))
  expect(await second.submit(directoryOf(mewa), halina.id, [createRole('b', 'mutation-b')])).toEqual([first])
})

it('[S16] an organisation that another server removed is forgotten here', async () => {
  const { one, second, entered } = await setup()
  const forgotten: string[] = []
  second.onForgotten((organizationId) => forgotten.push(organizationId))
  one.publish({ kind: 'organization-removed', organizationId: mewa })
  await vi.waitFor(() => expect(forgotten).toEqual([mewa]))
  await expect(entered?.read(() => undefined)).rejects.toThrow()
})

/** A store whose commits the other servers receive a notice of, as with PostgreSQL. */
const telling = (store: Store, board: Noticeboard): Store =>
  new Proxy(store, {
    get: (target, name) => {
      if (name !== 'append') return (Reflect.get(target, name) as () => unknown).bind(target)
      return async (commit: Commit) => {
        await target.append(commit)
        const seq = commit.expectedSeq + commit.entries.length
        board.publish({ kind: 'commit', document: commit.document, seq, logins: [] })
      }
    },
  })

/** A store that is far away. */
const slowly = (store: Store): Store =>
  new Proxy(store, {
    get: (target, name) => {
      const call = (Reflect.get(target, name) as (...args: readonly unknown[]) => unknown).bind(target)
      return async (...args: readonly unknown[]) => {
        for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate)
        return call(...args)
      }
    },
  })
