import type { LoginId, MutationId, OrganizationId } from '@kontor/domain'
import { documentName, type Outcome } from '@kontor/protocol'
import type { Store } from '../store/store.ts'
import { expect, it } from 'vitest'
import { OutcomeStored, UnitClaimed, WrongSeq } from '../store/store-errors.ts'
import {
  mewa,
  orla,
  mewaMain,
  halina,
  directoryOf,
  section,
  organization,
  commit,
  entry,
  accepted,
  claim,
  effect,
  register,
  dueAt,
} from './store-samples.ts'

/** How documents are kept: seq, updates, outcomes. */
export const documentContract = (open: () => Promise<Store>): void => {
  it('[DESIGN 7] a new document is at seq 0 with an epoch of its own', async () => {
    const store = await open()
    expect(await store.seqOf(directoryOf(mewa))).toBe(null)
    const first = await store.load(directoryOf(mewa))
    expect(first).toEqual({ seq: 0, epoch: first.epoch, updates: [] })
    expect(await store.load(directoryOf(mewa))).toEqual(first)
    expect(await store.seqOf(directoryOf(mewa))).toBe(0)
    expect((await store.load(directoryOf(orla))).epoch).not.toBe(first.epoch)
  })

  it('[DESIGN 4] a section exists only for an account that an organisation holds', async () => {
    const store = await open()
    await expect(store.load(section)).rejects.toThrow()
    await register(store, mewa, { accounts: [mewaMain] })
    expect(await store.load(section)).toMatchObject({ seq: 0, updates: [] })
    await expect(store.load(documentName({ kind: 'access', loginId: halina }))).rejects.toThrow()
  })

  it('[DESIGN 14] what was written after a seq is read alone, also once the updates are merged', async () => {
    const store = await open()
    await register(store, mewa, { update: new Uint8Array([1]) })
    const { epoch } = await store.load(directoryOf(mewa))
    const later = [entry(2), entry(3)]
    await store.append(commit(directoryOf(mewa), 1, { entries: later, update: new Uint8Array([2]) }))
    const changes = later.flatMap((one) => one.changes)
    const since = (seq: number, entriesMax = 10) => store.since(directoryOf(mewa), seq, entriesMax)
    expect(await since(1)).toEqual({ seq: 3, epoch, updates: [new Uint8Array([2])], changes })
    expect(await since(3)).toEqual({ seq: 3, epoch, updates: [], changes: [] })
    await store.snapshot(directoryOf(mewa), 3, new Uint8Array([3]))
    expect(await since(1)).toEqual({ seq: 3, epoch, updates: [new Uint8Array([3])], changes })
    expect([await since(1, 1), await store.since(directoryOf(orla), 0, 10)]).toEqual([null, null])
  })

  it('[S20] a commit of another document in the same transaction is kept with it', async () => {
    const store = await open()
    await register(store, mewa, { accounts: [mewaMain] })
    await store.load(section)
    const also = commit(directoryOf(mewa), 1, { entries: [entry(2)], effects: [effect('also', 5)] })
    const judgedBy = { directory: directoryOf(mewa), seq: 1 }
    await store.append(commit(section, 0, { entries: [entry(1)], judgedBy, also }))
    expect([await store.seqOf(section), await store.seqOf(directoryOf(mewa))]).toEqual([1, 2])
    expect(await dueAt(store, 9)).toEqual([{ ...effect('also', 5), attempts: 0 }])
  })

  it('[S20] where either of two commits fails, neither is kept', async () => {
    const store = await open()
    await register(store, mewa, { accounts: [mewaMain] })
    await store.load(section)
    const seqs = async () => [await store.seqOf(section), await store.seqOf(directoryOf(mewa))]
    const late = commit(directoryOf(mewa), 0, { entries: [entry(1)] })
    await expect(store.append(commit(section, 0, { entries: [entry(1)], also: late }))).rejects.toThrow(WrongSeq)
    const right = commit(directoryOf(mewa), 1, { entries: [entry(2)] })
    await expect(store.append(commit(section, 7, { entries: [entry(8)], also: right }))).rejects.toThrow(WrongSeq)
    expect(await seqs()).toEqual([0, 1])
  })

  it('[DESIGN 7] a commit moves the document and keeps its updates in order', async () => {
    const store = await open()
    await register(store, mewa)
    await store.append(commit(directoryOf(mewa), 1, { entries: [entry(2), entry(3)], update: new Uint8Array([4, 5]) }))
    const { seq, updates } = await store.load(directoryOf(mewa))
    expect({ seq, updates: updates.map((update) => [...update]) }).toEqual({
      seq: 3,
      updates: [
        [1, 2, 3],
        [4, 5],
      ],
    })
  })

  it('[DESIGN 7] a commit at the wrong seq fails and keeps nothing', async () => {
    const store = await open()
    await register(store, mewa)
    const late = commit(directoryOf(mewa), 0, {
      entries: [entry(1)],
      update: new Uint8Array([9]),
      outcomes: [{ loginId: halina, outcome: accepted(1) }],
      effects: [effect('late', 1)],
      claims: [claim('PT 1', mewa)],
      memberships: [{ loginId: halina, organizationId: mewa, membership: { primary: true } }],
    })
    await expect(store.append(late)).rejects.toThrow(WrongSeq)
    expect(await store.outcomes(directoryOf(mewa), halina, ['mutation-1'])).toEqual(new Map())
    expect(await dueAt(store, 10)).toEqual([])
    expect(await store.unitClaim('PT 1')).toBe(null)
    expect(await store.organizationsOfLogin(halina)).toEqual([])
    expect((await store.load(directoryOf(mewa))).updates).toHaveLength(1)
  })

  it('[DESIGN 7] a commit to a document that was never loaded fails', async () => {
    const store = await open()
    await expect(store.append(commit(directoryOf(mewa), 0))).rejects.toThrow(WrongSeq)
  })

  it('[DESIGN 7] parallel commits are judged one by one', async () => {
    const store = await open()
    await store.load(directoryOf(mewa))
    await store.load(directoryOf(orla))
    const first = (id: OrganizationId) =>
      commit(directoryOf(id), 0, { entries: [entry(1)], organization: organization(id), claims: [claim('PT 1', id)] })
    const results = await Promise.allSettled([
      store.append(first(mewa)),
      store.append(first(orla)),
      store.append(commit(directoryOf(mewa), 1, { entries: [entry(2)] })),
    ])
    expect(results).toEqual([
      { status: 'fulfilled', value: undefined },
      { status: 'rejected', reason: new UnitClaimed('PT 1') },
      { status: 'fulfilled', value: undefined },
    ])
    expect((await store.load(directoryOf(mewa))).seq).toBe(2)
    expect((await store.load(directoryOf(orla))).seq).toBe(0)
  })

  it('[S1] outcomes are found by document, login and mutation', async () => {
    const store = await open()
    const refused = { id: 'mutation-2' as MutationId, outcome: 'refused', code: 'not-admin' } as const
    await register(store, mewa, {
      outcomes: [
        { loginId: halina, outcome: accepted(1) },
        { loginId: halina, outcome: refused },
      ],
    })
    await register(store, orla)
    const ids = ['mutation-1', 'mutation-2', 'mutation-3']
    expect(await store.outcomes(directoryOf(mewa), halina, ids)).toEqual(
      new Map<string, Outcome>([
        ['mutation-1', accepted(1)],
        ['mutation-2', refused],
      ]),
    )
    expect(await store.outcomes(directoryOf(mewa), 'login-other' as LoginId, ids)).toEqual(new Map())
    expect(await store.outcomes(directoryOf(orla), halina, ids)).toEqual(new Map())
    expect(new Set(await store.outcomeIds(directoryOf(mewa), halina, 9))).toEqual(new Set(ids.slice(0, 2)))
    expect(await store.outcomeIds(directoryOf(mewa), halina, 1)).toHaveLength(1)
    expect(await store.outcomeIds(directoryOf(orla), halina, 9)).toEqual([])
  })

  it('[S1] a commit of refusals alone moves no seq but is kept', async () => {
    const store = await open()
    await register(store, mewa)
    const refused = { id: 'mutation-2' as MutationId, outcome: 'refused', code: 'not-admin' } as const
    await store.append(commit(directoryOf(mewa), 1, { outcomes: [{ loginId: halina, outcome: refused }] }))
    expect((await store.load(directoryOf(mewa))).seq).toBe(1)
    expect(await store.outcomes(directoryOf(mewa), halina, ['mutation-2'])).toEqual(new Map([['mutation-2', refused]]))
  })

  it('[S1] a commit with an outcome that is stored fails, keeps nothing, and lets the others of its group be', async () => {
    const store = await open()
    const refused = { id: 'mutation-2' as MutationId, outcome: 'refused', code: 'not-admin' } as const
    await register(store, mewa, { outcomes: [{ loginId: halina, outcome: refused }] })
    await register(store, orla)
    const again = commit(directoryOf(mewa), 1, {
      entries: [entry(2)],
      outcomes: [{ loginId: halina, outcome: { ...accepted(2), id: refused.id } }],
    })
    const results = await Promise.allSettled([
      store.append(again),
      store.append(commit(directoryOf(orla), 1, { entries: [entry(2)] })),
    ])
    expect(results).toEqual([
      { status: 'rejected', reason: new OutcomeStored(directoryOf(mewa)) },
      { status: 'fulfilled', value: undefined },
    ])
    expect((await store.load(directoryOf(mewa))).seq).toBe(1)
    expect(await store.outcomes(directoryOf(mewa), halina, [refused.id])).toEqual(new Map([[refused.id, refused]]))
    await expect(store.append(again)).rejects.toThrow(OutcomeStored)
  })

  it('[S11] outcomes of thousands of mutations are found in one call', async () => {
    const store = await open()
    const seqs = Array.from({ length: 5_000 }, (_, at) => at + 1)
    await register(store, mewa, {
      entries: seqs.map(entry),
      outcomes: seqs.map((seq) => ({ loginId: halina, outcome: accepted(seq) })),
    })
    const found = await store.outcomes(
      directoryOf(mewa),
      halina,
      seqs.map((seq) => `mutation-${seq}`),
    )
    expect(found.size).toBe(5_000)
  })

  it('[DESIGN 7] a snapshot replaces the updates up to its seq', async () => {
    const store = await open()
    await register(store, mewa, { outcomes: [{ loginId: halina, outcome: accepted(1) }] })
    await store.append(commit(directoryOf(mewa), 1, { entries: [entry(2)], update: new Uint8Array([4]) }))
    await store.append(commit(directoryOf(mewa), 2, { entries: [entry(3)], update: new Uint8Array([5]) }))
    await store.snapshot(directoryOf(mewa), 2, new Uint8Array([7, 7]))
    const { seq, updates } = await store.load(directoryOf(mewa))
    expect({ seq, updates: updates.map((update) => [...update]) }).toEqual({ seq: 3, updates: [[7, 7], [5]] })
    expect((await store.outcomes(directoryOf(mewa), halina, ['mutation-1'])).size).toBe(1)
  })
}
