import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { serverLimits } from '../limits.ts'
import { openDatabase } from './open-database.ts'
import { createSqliteStore } from './sqlite-store.ts'
import type { LogEntry, LogQuery } from './store.ts'
import { commit, directoryOf, entry, mewa, mewaMain, register } from '../testing/store-samples.ts'
import { chainState } from '../history/chain-state.ts'
import { readLog } from './read-log.ts'

const document = directoryOf(mewa)

/** A log of the entries 1 to `count` in the SQLite store; records the sizes of the pieces that are read. */
const setup = async (count: number, made: (seq: number) => LogEntry = entry) => {
  const database = openDatabase(mkdtempSync(join(tmpdir(), 'kontor-log-')))
  onTestFinished(() => database.close())
  const store = await createSqliteStore(database)
  await register(store, mewa, { entries: Array.from({ length: count }, (_, at) => made(at + 1)) })
  const pieces: number[] = []
  const counting = {
    log: async (...query: Parameters<typeof store.log>) => {
      const piece = await store.log(...query)
      pieces.push(piece.length)
      return piece
    },
  }
  const seqs = async (query: Pick<LogQuery, 'beyond' | 'direction'>): Promise<readonly number[]> => {
    const read: number[] = []
    for await (const { seq } of readLog(counting, document, query)) read.push(seq)
    return read
  }
  return { store, pieces, seqs }
}
const upTo = (last: number): readonly number[] => Array.from({ length: last }, (_, at) => at + 1)

it.each([0, 1, 199, 200, 201, 400, 450])(
  '[ISSUE 3] a log of %i entries is read whole, in both directions',
  async (count) => {
    const { seqs } = await setup(count)
    expect(await seqs({ beyond: 0, direction: 'forth' })).toEqual(upTo(count))
    expect(await seqs({ beyond: count + 1, direction: 'back' })).toEqual(upTo(count).toReversed())
    expect(await seqs({ beyond: Math.max(count - 1, 0), direction: 'forth' })).toEqual(upTo(count).slice(-1))
  },
)

it('[ISSUE 3] large entries are read a few at a time, and one that is larger than the bound alone', async () => {
  const large = (seq: number): LogEntry => {
    const share = seq === 3 ? 2 : seq > 3 ? 0.4 : 0
    const text = 'ż'.repeat((share * serverLimits.logPieceBytesMax) / 4)
    return { ...entry(seq), args: { name: text }, names: { [mewaMain]: text } }
  }
  const { store, pieces, seqs } = await setup(7, large)
  expect(await seqs({ beyond: 0, direction: 'forth' })).toEqual(upTo(7))
  expect(pieces).toEqual([2, 1, 2, 2, 0])
  expect(await seqs({ beyond: 8, direction: 'back' })).toEqual(upTo(7).toReversed())
  expect(await chainState(store, document)).toMatchObject({ entries: 7, broken: null })
})

it('[ISSUE 3] other work runs between two pieces', async () => {
  const { seqs } = await setup(1_000)
  let turns = 0
  let reading = true
  const others = async (): Promise<void> => {
    for (; reading; turns += 1) await setImmediate()
  }
  const waiting = others()
  await seqs({ beyond: 0, direction: 'forth' })
  reading = false
  await waiting
  expect(turns).toBeGreaterThanOrEqual(5)
})

it('[ISSUE 3] entries added during the read are read too', async () => {
  const { store } = await setup(200)
  const read: number[] = []
  for await (const { seq } of readLog(store, document, { beyond: 0, direction: 'forth' })) {
    read.push(seq)
    if (seq === 100) await store.append(commit(document, 200, { entries: [entry(201)] }))
  }
  expect(read).toEqual(upTo(201))
})
