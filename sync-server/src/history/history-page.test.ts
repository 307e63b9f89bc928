import { directoryKind, type RecordChange } from '@kontor/domain'
import { expect, it } from 'vitest'
import { serverLimits } from '../limits.ts'
import { MemoryStore } from '../store/memory-store.ts'
import type { ChainedEntry, LogEntry, LogQuery } from '../store/store.ts'
import { directoryOf, entry, mewa, register } from '../testing/store-samples.ts'
import { chainState } from './chain-state.ts'
import { historyPage, type HistoryPage } from './history-page.ts'

const document = directoryOf(mewa)
const everything = { member: null, account: null, record: null, actor: null, kinds: [], from: null, to: null }

const setup = async (entries: readonly LogEntry[]) => {
  const store = new MemoryStore()
  await register(store, mewa, { entries })
  const page = (query: Partial<Parameters<typeof historyPage>[2]> = {}): Promise<HistoryPage> =>
    historyPage(store, { document, kind: directoryKind }, { ...everything, before: null, limit: 50, ...query })
  /** Reads page after page, as the screen does. */
  const pages = async (query: Parameters<typeof page>[0] = {}): Promise<readonly (readonly number[])[]> => {
    const read: (readonly number[])[] = []
    for (let before: number | null = Number.MAX_SAFE_INTEGER; before !== null;) {
      const { entries: found, next }: HistoryPage = await page({ ...query, before })
      read.push(found.map(({ seq }) => seq))
      before = next
    }
    return read
  }
  return { store, page, pages }
}

it('[ISSUE 3] a log without entries is one empty page', async () => {
  const { page } = await setup([])
  expect(await page()).toEqual({ entries: [], next: null, head: { seq: 0, hash: '0'.repeat(64) } })
})

it('[S11] the changes of an entry are bounded; past the bound it carries their number', async () => {
  const most = serverLimits.historyEntryChangesMax
  const [change] = entry(1).changes
  const changing = (seq: number, count: number): LogEntry => ({
    ...entry(seq),
    changes: new Array(count).fill(change) as RecordChange[],
  })
  const { page } = await setup([changing(1, most), changing(2, most + 1)])
  const { entries } = await page()
  expect(entries.map(({ changes, changesInAll }) => [changes.length, changesInAll])).toEqual([
    [most, { account: most + 1 }],
    [most, undefined],
  ])
})

it('[S11] the bytes of an answer are bounded; a larger entry comes alone, and none is left out', async () => {
  const most = serverLimits.historyPageBytesMax
  const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value))
  const { entries } = await (await setup([entry(1)])).page()
  const bare = bytesOf({ ...entries[0], args: { name: '' } })
  const ofBytes = (seq: number, bytes: number): LogEntry => ({
    ...entry(seq),
    args: { name: 'x'.repeat(bytes - bare) },
  })
  const half = (seq: number, more = 0) => ofBytes(seq, most / 2 + more)
  const { pages } = await setup([ofBytes(1, 2 * most), entry(2), half(3), half(4, 1), half(5), half(6)])
  expect(await pages()).toEqual([[6, 5], [4], [3, 2], [1]])
})

it('[ISSUE 3] an entry of a newer version is left out, and does not break the chain', async () => {
  const newer = { ...entry(2), name: 'mergeOrganizations', args: { with: ['orla'] } }
  const { store, pages } = await setup([entry(1), newer, { ...entry(3), name: 'constructor' }, entry(4)])
  expect(await pages({ limit: 1 })).toEqual([[4], [1]])
  expect(await chainState(store, document)).toMatchObject({ entries: 4, broken: null })
})

/** A log of so many entries, none of which concerns a member. */
const logOf = (size: number) => ({
  log: (_document: string, { beyond, limit }: LogQuery) => {
    const from = Math.min(beyond, size + 1)
    return Promise.resolve(Array.from({ length: Math.min(limit, from - 1) }, (_, at) => logged(from - 1 - at)))
  },
})
const logged = (seq: number): ChainedEntry => ({
  ...{ seq, mutationId: `mutation-${seq}`, actorLoginId: null, actor: null, name: 'renameAccount' },
  ...{ actorKind: 'system', args: {}, at: seq, changes: [], names: {}, hash: '', previousHash: '', hashVersion: 2 },
})

it('[S11] the entries that one call looks through are bounded, and one more needs another call', async () => {
  const most = serverLimits.historyLookedAtMax
  const query = { ...everything, actor: 'unknown', before: null, limit: 1 }
  expect(await historyPage(logOf(most), { document, kind: directoryKind }, query)).toMatchObject({
    entries: [],
    next: null,
  })
  const page = await historyPage(logOf(most + 1), { document, kind: directoryKind }, query)
  expect(page).toMatchObject({ entries: [], next: 2 })
  expect(
    await historyPage(logOf(most + 1), { document, kind: directoryKind }, { ...query, before: page.next }),
  ).toMatchObject({ next: null })
})

it('[S11] an answer holds as many entries as requested, and where the next page begins', async () => {
  const limit = serverLimits.historyPageMax
  const full = await historyPage(
    logOf(limit),
    { document, kind: directoryKind },
    { ...everything, before: null, limit },
  )
  expect([full.entries.length, full.next]).toEqual([limit, null])
  const more = await historyPage(
    logOf(limit + 1),
    { document, kind: directoryKind },
    { ...everything, before: null, limit },
  )
  expect([more.entries.length, more.next]).toEqual([limit, 2])
})
