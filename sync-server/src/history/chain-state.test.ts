import { expect, it } from 'vitest'
import { MemoryStore } from '../store/memory-store.ts'
import { commit, directoryOf, entry, mewa, register } from '../testing/store-samples.ts'
import { chainState } from './chain-state.ts'

const document = directoryOf(mewa)

/** A document of three entries; `meanwhile` runs when its log has been read to the end. */
const setup = async (meanwhile: (store: MemoryStore) => Promise<void> = async () => undefined) => {
  const store = new MemoryStore()
  await register(store, mewa, { entries: [1, 2, 3].map(entry) })
  const log: MemoryStore['log'] = async (...query) => {
    const piece = await store.log(...query)
    if (piece.length === 0) await meanwhile(store)
    return piece
  }
  return { log, seqOf: (name: typeof document) => store.seqOf(name) }
}

it('[ISSUE 3] a log that ends at its document’s seq is intact', async () => {
  const { log, seqOf } = await setup()
  const followed: number[] = []
  const state = await chainState({ log, seqOf }, document, ({ seq }) => followed.push(seq))
  expect(state).toMatchObject({ entries: 3, head: { seq: 3 }, broken: null })
  expect(followed).toEqual([1, 2, 3])
})

it('[ISSUE 3] a write while the log is read breaks nothing', async () => {
  const store = await setup((written) => written.append(commit(document, 3, { entries: [entry(4)] })))
  expect(await chainState(store, document)).toMatchObject({ entries: 3, broken: null })
})

it('[ISSUE 3] a storage failure is not reported as a broken history', async () => {
  const { seqOf } = await setup()
  const log = () => Promise.reject(Object.assign(new Error('disk I/O error'), { errcode: 10 }))
  await expect(chainState({ log, seqOf }, document)).rejects.toThrow('disk I/O error')
})
