import type { LoginId, MutationId } from '@kontor/domain'
import { expect, it } from 'vitest'
import { chained, genesisHash } from '../store/entry-hash.ts'
import type { Store, StoredOutcome } from '../store/store.ts'
import { commit, directoryOf, entry, halina, mewa, orla, register } from './store-samples.ts'

const document = directoryOf(mewa)

/** How the log is kept and read: chained, in pieces. */
export const logContract = (open: () => Promise<Store>): void => {
  it('[ISSUE 3] the log is a chain, over commits and over many entries in one', async () => {
    const store = await open()
    await register(store, mewa)
    await store.append(commit(document, 1, { entries: [entry(2), entry(3)] }))
    const expected = chained(document, genesisHash, [entry(1), entry(2), entry(3)])
    expect(await store.log(document, { beyond: 0, direction: 'forth', limit: 10 })).toEqual(expected)
    expect(new Set(expected.map(({ hash }) => hash)).size).toBe(3)
    expect(expected[2]?.previousHash).toBe(expected[1]?.hash)
  })

  it('[ISSUE 3] documents have chains of their own', async () => {
    const store = await open()
    await register(store, mewa)
    await register(store, orla)
    const [first] = await store.log(document, { beyond: 0, direction: 'forth', limit: 1 })
    const [other] = await store.log(directoryOf(orla), { beyond: 0, direction: 'forth', limit: 1 })
    expect(first?.hash).not.toBe(other?.hash)
    expect(
      await store.log(directoryOf('unknown-01' as typeof mewa), { beyond: 0, direction: 'forth', limit: 1 }),
    ).toEqual([])
  })

  it('[ISSUE 3] the log is read in pieces, in both directions', async () => {
    const store = await open()
    await register(store, mewa, { entries: [1, 2, 3, 4, 5].map(entry) })
    const seqs = async (beyond: number, direction: 'back' | 'forth', limit: number) =>
      (await store.log(document, { beyond, direction, limit })).map(({ seq }) => seq)
    expect(await seqs(0, 'forth', 2)).toEqual([1, 2])
    expect(await seqs(2, 'forth', 9)).toEqual([3, 4, 5])
    expect(await seqs(6, 'back', 2)).toEqual([5, 4])
    expect(await seqs(4, 'back', 9)).toEqual([3, 2, 1])
    expect(await seqs(Number.MAX_SAFE_INTEGER, 'back', 1)).toEqual([5])
    expect(await seqs(1, 'back', 9)).toEqual([])
  })

  it('[ISSUE 3] a commit that fails leaves no entry', async () => {
    const store = await open()
    await register(store, mewa)
    await expect(store.append(commit(document, 7, { entries: [entry(8)] }))).rejects.toThrow()
    expect(await store.log(document, { beyond: 0, direction: 'forth', limit: 9 })).toHaveLength(1)
  })

  it('[ISSUE 3] the refusals of a login are read newest first, with all of one moment', async () => {
    const store = await open()
    const refused = (id: string, at: number, loginId = halina): StoredOutcome => ({
      loginId,
      outcome: { id: id as MutationId, outcome: 'refused', code: 'not-admin' },
      refused: { name: 'renameAccount', args: { name: id }, names: { [id]: 'Łódź' }, at },
    })
    await register(store, mewa)
    const outcomes = [refused('a', 10), refused('b', 20), refused('c', 20), refused('d', 30)]
    await store.append(commit(document, 1, { outcomes: [...outcomes, refused('e', 40, 'login-other' as LoginId)] }))
    const ids = async (before: number, limit: number) =>
      (await store.refusals(document, halina, { before, limit })).map(({ outcome }) => outcome.id)
    expect(await ids(Number.MAX_SAFE_INTEGER, 10)).toEqual(['d', 'b', 'c', 'a'])
    expect(await ids(Number.MAX_SAFE_INTEGER, 2)).toEqual(['d', 'b', 'c'])
    expect(await ids(20, 10)).toEqual(['a'])
    expect(await store.refusals(document, halina, { before: 11, limit: 1 })).toEqual([
      {
        name: 'renameAccount',
        args: { name: 'a' },
        names: { a: 'Łódź' },
        at: 10,
        outcome: { id: 'a', outcome: 'refused', code: 'not-admin' },
      },
    ])
  })
}
