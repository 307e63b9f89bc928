import type { HistoryPage } from '@kontor/protocol/http'
import type { HistoryEntry } from '@kontor/domain'
import { expect, it } from 'vitest'
import type { Answer } from '#lib/api/call-server.ts'
import { HistoryList } from './history-list.svelte.ts'

const entryOf = (seq: number) => ({ seq }) as HistoryEntry

/** A list over a server with this many entries, three on a page, which may fail. */
const setup = (count: number) => {
  const server = { total: count, failure: null as string | null }
  const read = ({ before, limit }: { before: number | null; limit: number }): Promise<Answer<HistoryPage>> => {
    const { total, failure } = server
    if (failure !== null) return Promise.resolve({ ok: false, status: 0, code: failure, facts: {} })
    const newest = (before ?? total + 1) - 1
    const seqs = Array.from({ length: Math.min(limit, newest) }, (_, at) => newest - at)
    const last = seqs.at(-1) ?? 1
    const head = { seq: total, hash: '' }
    return Promise.resolve({ ok: true, value: { entries: seqs.map(entryOf), next: last > 1 ? last : null, head } })
  }
  const list = new HistoryList({ read, pageSize: () => 3 })
  return { server, list, seqs: () => list.entries?.map(({ seq }) => seq) ?? null }
}

it('[ISSUE 3] the history is shown page after page, to its oldest entry', async () => {
  const { list, seqs } = setup(7)
  await list.begin()
  expect([seqs(), list.hasOlder]).toEqual([[7, 6, 5], true])
  await list.older()
  await list.older()
  expect([seqs(), list.hasOlder]).toEqual([[7, 6, 5, 4, 3, 2, 1], false])
})

it('[ISSUE 3] new entries come on top, and earlier ones stay', async () => {
  const { server, list, seqs } = setup(7)
  await list.begin()
  await list.older()
  server.total += 2
  await list.refresh()
  expect(seqs()).toEqual([9, 8, 7, 6, 5, 4, 3, 2])
})

it('[ISSUE 3] more new entries than a page holds reload the list, so that none is missing in between', async () => {
  const { server, list, seqs } = setup(7)
  await list.begin()
  server.total += 4
  await list.refresh()
  expect([seqs(), list.hasOlder]).toEqual([[11, 10, 9], true])
  await list.older()
  expect(seqs()).toEqual([11, 10, 9, 8, 7, 6])
})

it('[ISSUE 3] an older page that was loading when the list reloaded leaves no gap', async () => {
  const { server, list, seqs } = setup(7)
  await list.begin()
  server.total += 4
  await Promise.all([list.refresh(), list.older()])
  expect([seqs(), list.readsOlder]).toEqual([[11, 10, 9], false])
  await list.older()
  expect(seqs()).toEqual([11, 10, 9, 8, 7, 6])
})

it('[ISSUE 3] a page that was requested before the filter changed is discarded', async () => {
  const { server, list, seqs } = setup(7)
  const first = list.begin()
  server.total = 2
  await Promise.all([first, list.begin()])
  expect(seqs()).toEqual([2, 1])
})

it('[ISSUE 3] [S2] loaded entries stay while the server is unreachable, and loading continues once it is back', async () => {
  const { server, list, seqs } = setup(5)
  await list.begin()
  server.failure = 'offline'
  await list.refresh()
  expect([seqs(), list.failure]).toEqual([[5, 4, 3], 'offline'])
  Object.assign(server, { failure: null, total: 7 })
  await list.refresh()
  expect([seqs(), list.failure]).toEqual([[7, 6, 5, 4, 3], null])
})

it('[ISSUE 3] a list that could not be loaded is loaded once the server is back', async () => {
  const { server, list, seqs } = setup(2)
  server.failure = 'offline'
  await list.begin()
  expect([seqs(), list.failure]).toEqual([null, 'offline'])
  server.failure = null
  await list.refresh()
  expect([seqs(), list.failure]).toEqual([[2, 1], null])
})

it('[ISSUE 9] a page does not end in the middle of an act, so that an act is shown and undone whole', async () => {
  const act = 'k3_Vq-8ZtR0xLw7yB2n_51'
  const first = { ...entryOf(9), mutationId: 'mutation-9' } as HistoryEntry
  const ofAct = [3, 2, 1, 0].map((place) => ({ ...entryOf(place + 2), mutationId: `${act}_${place}` }) as HistoryEntry)
  const all = [first, ...ofAct, { ...entryOf(1), mutationId: 'mutation-1' } as HistoryEntry]
  const limits: number[] = []
  const read = ({ before, limit }: { before: number | null; limit: number }): Promise<Answer<HistoryPage>> => {
    limits.push(limit)
    const older = all.filter(({ seq }) => before === null || seq < before)
    const entries = older.slice(0, Math.min(limit, 2))
    const next = older.length > entries.length ? (entries.at(-1)?.seq ?? null) : null
    return Promise.resolve({ ok: true, value: { entries, next, head: { seq: 9, hash: '' } } })
  }
  const list = new HistoryList({ read, pageSize: () => 2 })
  await list.begin()
  expect([list.entries?.map(({ seq }) => seq), limits]).toEqual([
    [9, 5, 4, 3, 2, 1],
    [2, 200, 200],
  ])
})
