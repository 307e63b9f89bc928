import type { OrganizationId } from '@kontor/domain'
import { expect, it } from 'vitest'
import { DirectoryMoved, LinkReplaced, PrimacyClaimed, UnitClaimed } from '../store/store-errors.ts'
import type { Commit, Store } from '../store/store.ts'
import {
  accepted,
  claim,
  commit,
  directoryOf,
  effect,
  entry,
  halina,
  mewa,
  mewaMain,
  organization,
  orla,
  register,
  section,
} from './store-samples.ts'

const joined = (organizationId: OrganizationId, primary: boolean): Partial<Commit> => ({
  memberships: [{ loginId: halina, organizationId, membership: { primary } }],
})
const ofOtherEntity = { organization: { ...organization(orla), taxId: '6310002233' } }
const newest = (generation: number, expectedSeq = 1) =>
  commit(directoryOf(mewa), expectedSeq, { links: [{ invitationId: 'one', newest: generation }] })
const used = (generation: number) =>
  commit(directoryOf(mewa), 1, { links: [{ invitationId: 'one', used: generation }] })

/** The claims of commits across documents, each decided in its own transaction. */
export const claimContract = (open: () => Promise<Store>): void => {
  it('[F7] a contract unit is in one contract at a time: of six parallel registrations, one gets it', async () => {
    const store = await open()
    const ids = Array.from({ length: 6 }, (_, at) => `organization-${at}` as OrganizationId)
    const results = await Promise.allSettled(ids.map((id) => register(store, id, { contractUnits: ['PT 1', id] })))
    // Which one it is, the database decides.
    const winner = ids[results.findIndex(({ status }) => status === 'fulfilled')]
    const lost = results.filter((result) => result.status === 'rejected')
    expect(lost.map(({ reason }) => reason as unknown)).toEqual(Array(5).fill(new UnitClaimed('PT 1')))
    expect(await store.contractHolder('PT 1')).toMatchObject({ id: winner })
    for (const id of ids.filter((one) => one !== winner)) expect(await store.contractHolder(id)).toBe(null)
    expect(await store.organizations()).toHaveLength(1)
  })

  it('[F7] a contract covers no unit of another organisation, and a unit that it releases is free', async () => {
    const store = await open()
    await register(store, mewa, { claims: [claim('PT 1', mewa)], contractUnits: ['PT 1', 'PT 2'] })
    await expect(register(store, orla, { contractUnits: ['PT 1'] })).rejects.toThrow(UnitClaimed)
    await store.append(commit(directoryOf(mewa), 1, { contractUnits: ['PT 1'] }))
    await register(store, orla, { contractUnits: ['PT 2'] })
    expect([(await store.contractHolder('PT 1'))?.id, (await store.contractHolder('PT 2'))?.id]).toEqual([mewa, orla])
    await store.removeOrganization(orla)
    expect(await store.contractHolder('PT 2')).toBe(null)
  })

  it.each([
    [true, true],
    [true, false],
    [false, true],
  ])('[F7] a login that is primary belongs to one legal entity: first %s, then %s', async (first, second) => {
    const store = await open()
    await register(store, mewa, joined(mewa, first))
    await expect(register(store, orla, { ...ofOtherEntity, ...joined(orla, second) })).rejects.toThrow(PrimacyClaimed)
    expect(await store.organizationsOfLogin(halina)).toEqual([mewa])
  })

  it('[B25] a login that is primary nowhere may belong to several entities, and a primary one to all of its own', async () => {
    const store = await open()
    await register(store, mewa, joined(mewa, false))
    await register(store, orla, { ...ofOtherEntity, ...joined(orla, false) })
    const left: Commit['memberships'] = [{ loginId: halina, organizationId: orla, membership: null }]
    await store.append(commit(directoryOf(orla), 1, { memberships: left }))
    const sister = 'mewa-0002' as OrganizationId
    const own = {
      organization: { ...organization(sister), taxId: organization(mewa).taxId.replace(/^(\d{3})/, '$1-') },
    }
    await register(store, sister, { ...own, ...joined(sister, true) })
    expect(await store.organizationsOfLogin(halina)).toEqual([mewa, sister])
  })

  it('[B5] a newer link ends the older ones in its commit, before its token exists', async () => {
    const store = await open()
    await register(store, mewa)
    const token = { tokenHash: 'old', organizationId: mewa, invitationId: 'one', generation: 5 }
    await store.replaceInvitationToken(token)
    await store.append(newest(7))
    expect(await store.invitationToken('old')).toEqual(token)
    expect(await store.invitationGeneration(mewa, 'one')).toBe(7)
    for (const [tokenHash, generation] of [['older', 6] as const, ['new', 7] as const, ['twice', 7] as const])
      await store.replaceInvitationToken({ ...token, tokenHash, generation })
    const found = await Promise.all(['older', 'new', 'twice'].map((hash) => store.invitationToken(hash)))
    expect(found.map((row) => row?.generation ?? null)).toEqual([null, 7, null])
  })

  it('[F7] an invitation is accepted by its newest link alone, and only a newer link replaces it', async () => {
    const store = await open()
    await register(store, mewa)
    await store.append(newest(5))
    await store.append(used(5))
    const [resent, late] = await Promise.allSettled([store.append(newest(6)), store.append(used(5))])
    expect([resent.status, late]).toEqual(['fulfilled', { status: 'rejected', reason: new LinkReplaced('one') }])
    await expect(store.append(newest(6))).rejects.toThrow(LinkReplaced)
    await store.append(used(6))
  })

  it('[S15] a commit is kept only while the directory by which it was judged has not moved', async () => {
    const store = await open()
    await register(store, mewa, { accounts: [mewaMain] })
    await store.load(section)
    const judgedAt = (seq: number, expectedSeq: number): Commit =>
      commit(section, expectedSeq, {
        entries: [entry(expectedSeq + 1)],
        outcomes: [{ loginId: halina, outcome: accepted(expectedSeq + 1) }],
        effects: [effect(`effect-${seq}`, 1)],
        judgedBy: { directory: directoryOf(mewa), seq },
      })
    await store.append(judgedAt(1, 0))
    await store.append(commit(directoryOf(mewa), 1, { entries: [entry(2)] }))
    await expect(store.append(judgedAt(1, 1))).rejects.toThrow(DirectoryMoved)
    await expect(store.append(judgedAt(3, 1))).rejects.toThrow(DirectoryMoved)
    expect([await store.seqOf(section), (await store.outcomes(section, halina, ['mutation-2'])).size]).toEqual([1, 0])
    await store.append(judgedAt(2, 1))
  })

  it('[S15] a directory that moves in the same group of commits is noticed', async () => {
    const store = await open()
    await register(store, mewa, { accounts: [mewaMain] })
    await store.load(section)
    const results = await Promise.allSettled([
      store.append(commit(directoryOf(mewa), 1, { entries: [entry(2)] })),
      store.append(commit(section, 0, { entries: [entry(1)], judgedBy: { directory: directoryOf(mewa), seq: 1 } })),
    ])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    expect(await store.seqOf(section)).toBe(0)
  })
}
