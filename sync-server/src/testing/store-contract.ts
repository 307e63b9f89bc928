import type { AccountId, LoginId, MutationId, OrganizationId, UnitId } from '@kontor/domain'
import { documentName, type DocumentName, type Outcome } from '@kontor/protocol'
import { describe, expect, it } from 'vitest'
import { AccountClaimed } from '../store/account-claimed.ts'
import type { ClaimChange, Commit, LogEntry, NewEffect, OrganizationRow, Store } from '../store/store.ts'
import { UnitClaimed } from '../store/unit-claimed.ts'
import { WrongSeq } from '../store/wrong-seq.ts'

const mewa = 'mewa-0001' as OrganizationId
const orla = 'orla-0001' as OrganizationId
const mewaMain = 'mewa-main' as AccountId
const halina = 'login-halina' as LoginId
const directoryOf = (organizationId: OrganizationId): DocumentName =>
  documentName({ kind: 'directory', organizationId })
const section = documentName({ kind: 'section', accountId: mewaMain, right: 'mail' })

const organization = (id: OrganizationId): OrganizationRow => ({
  id,
  name: `${id} sp. z o.o.`,
  taxId: '5830004127',
  contractUnits: ['PT 03417', 'Żółw 🐢'],
  demonstration: false,
})
const commit = (document: DocumentName, expectedSeq: number, parts: Partial<Commit> = {}): Commit => ({
  document,
  expectedSeq,
  entries: [],
  update: null,
  outcomes: [],
  effects: [],
  claims: [],
  organization: null,
  accounts: [],
  memberships: [],
  ...parts,
})
const entry = (seq: number): LogEntry => ({
  seq,
  mutationId: `mutation-${seq}`,
  actorLoginId: halina,
  name: 'renameAccount',
  args: { name: 'Łódź' },
  changes: [{ kind: 'account', id: mewaMain, before: null, after: { name: 'Łódź' } }],
  at: 1_795_000_000_000,
})
const accepted = (seq: number): Outcome => ({ id: `mutation-${seq}` as MutationId, outcome: 'accepted', seq })
const claim = (identifier: string, organizationId: OrganizationId): ClaimChange => ({
  claim: identifier,
  organizationId,
  accountId: mewaMain,
  unitId: 'unit-0001' as UnitId,
})
const effect = (id: string, dueAt: number): NewEffect => ({
  id,
  kind: 'invitation-mail',
  payload: { invitationId: 'invitation-1' },
  dueAt,
})

/** Registers an organisation, as the first commit of its directory does. */
const register = async (store: Store, organizationId: OrganizationId, parts: Partial<Commit> = {}): Promise<void> => {
  await store.load(directoryOf(organizationId))
  await store.append(
    commit(directoryOf(organizationId), 0, {
      entries: [entry(1)],
      update: new Uint8Array([1, 2, 3]),
      organization: organization(organizationId),
      ...parts,
    }),
  )
}

/** What every store does. `open` gives a new, empty one. */
export const storeContract = (name: string, open: () => Promise<Store>): void => {
  describe(`${name} as a store`, () => {
    it('[DESIGN 7] a new document stands at seq 0 with an epoch of its own', async () => {
      const store = await open()
      expect(await store.exists(directoryOf(mewa))).toBe(false)
      const first = await store.load(directoryOf(mewa))
      expect(first).toEqual({ seq: 0, epoch: first.epoch, updates: [] })
      expect(await store.load(directoryOf(mewa))).toEqual(first)
      expect(await store.exists(directoryOf(mewa))).toBe(true)
      expect((await store.load(directoryOf(orla))).epoch).not.toBe(first.epoch)
    })

    it('[DESIGN 4] a section exists only for an account that an organisation holds', async () => {
      const store = await open()
      await expect(store.load(section)).rejects.toThrow()
      await register(store, mewa, { accounts: [mewaMain] })
      expect(await store.load(section)).toMatchObject({ seq: 0, updates: [] })
      await expect(store.load(documentName({ kind: 'access', loginId: halina }))).rejects.toThrow()
    })

    it('[DESIGN 7] a commit moves the document and keeps its updates in order', async () => {
      const store = await open()
      await register(store, mewa)
      await store.append(
        commit(directoryOf(mewa), 1, { entries: [entry(2), entry(3)], update: new Uint8Array([4, 5]) }),
      )
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
      expect(await store.dueEffects(10, 10)).toEqual([])
      expect(await store.unitClaim('PT 1')).toBe(null)
      expect(await store.organizationsOfLogin(halina)).toEqual([])
      expect((await store.load(directoryOf(mewa))).updates).toHaveLength(1)
    })

    it('[DESIGN 7] a commit to a document that was never loaded fails', async () => {
      const store = await open()
      await expect(store.append(commit(directoryOf(mewa), 0))).rejects.toThrow(WrongSeq)
    })

    it('[B24] an identifier belongs to one account at a time, in the whole deployment', async () => {
      const store = await open()
      await register(store, mewa, { claims: [claim('PT 1', mewa)] })
      await expect(register(store, orla, { claims: [claim('PT 2', orla), claim('PT 1', orla)] })).rejects.toThrow(
        UnitClaimed,
      )
      expect(await store.unitClaim('PT 1')).toEqual({
        organizationId: mewa,
        accountId: mewaMain,
        unitId: 'unit-0001',
      })
      expect(await store.unitClaim('PT 2')).toBe(null)
      expect(await store.load(directoryOf(orla))).toMatchObject({ seq: 0, updates: [] })
    })

    it('[B24] an identifier that was given back can be claimed again, in the same commit too', async () => {
      const store = await open()
      await register(store, mewa, { claims: [claim('PT 1', mewa)] })
      await store.append(commit(directoryOf(mewa), 1, { claims: [{ release: 'PT 1' }, claim('PT 1', mewa)] }))
      await store.append(commit(directoryOf(mewa), 1, { claims: [{ release: 'PT 1' }] }))
      await register(store, orla, { claims: [claim('PT 1', orla)] })
      expect(await store.unitClaim('PT 1')).toMatchObject({ organizationId: orla })
    })

    it('[B24] nobody gives back an identifier of another organisation', async () => {
      const store = await open()
      await register(store, mewa, { claims: [claim('PT 1', mewa)] })
      await register(store, orla, { claims: [{ release: 'PT 1' }] })
      expect(await store.unitClaim('PT 1')).toMatchObject({ organizationId: mewa })
    })

    it('[A3] an account id belongs to one organisation', async () => {
      const store = await open()
      await register(store, mewa, { accounts: [mewaMain] })
      await expect(register(store, orla, { accounts: [mewaMain] })).rejects.toThrow(AccountClaimed)
      expect(await store.organizationOfAccount(mewaMain)).toBe(mewa)
      expect(await store.organizationOfAccount('nobodys-0' as AccountId)).toBe(null)
      expect(await store.organizations()).toEqual([organization(mewa)])
    })

    it('[DESIGN 7] commits that come together are judged one by one', async () => {
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
    })

    it('[S1] a commit of refusals alone moves nothing but is kept', async () => {
      const store = await open()
      await register(store, mewa)
      const refused = { id: 'mutation-2' as MutationId, outcome: 'refused', code: 'not-admin' } as const
      await store.append(commit(directoryOf(mewa), 1, { outcomes: [{ loginId: halina, outcome: refused }] }))
      expect((await store.load(directoryOf(mewa))).seq).toBe(1)
      expect(await store.outcomes(directoryOf(mewa), halina, ['mutation-2'])).toEqual(
        new Map([['mutation-2', refused]]),
      )
    })

    it('[S11] outcomes of thousands of mutations are found in one question', async () => {
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

    it('[DESIGN 7] a snapshot takes the place of the updates up to its seq', async () => {
      const store = await open()
      await register(store, mewa, { outcomes: [{ loginId: halina, outcome: accepted(1) }] })
      await store.append(commit(directoryOf(mewa), 1, { entries: [entry(2)], update: new Uint8Array([4]) }))
      await store.append(commit(directoryOf(mewa), 2, { entries: [entry(3)], update: new Uint8Array([5]) }))
      await store.snapshot(directoryOf(mewa), 2, new Uint8Array([7, 7]))
      const { seq, updates } = await store.load(directoryOf(mewa))
      expect({ seq, updates: updates.map((update) => [...update]) }).toEqual({ seq: 3, updates: [[7, 7], [5]] })
      expect((await store.outcomes(directoryOf(mewa), halina, ['mutation-1'])).size).toBe(1)
    })

    it('[DESIGN 7] effects are due by time, are postponed, and end once', async () => {
      const store = await open()
      await register(store, mewa, { effects: [effect('second', 200), effect('first', 100), effect('third', 300)] })
      expect(await store.nextEffectAt()).toBe(100)
      expect(await store.dueEffects(200, 10)).toEqual([
        { ...effect('first', 100), attempts: 0 },
        { ...effect('second', 200), attempts: 0 },
      ])
      expect(await store.dueEffects(200, 1)).toHaveLength(1)
      await store.postponeEffect('first', 250)
      await store.finishEffect('second')
      expect(await store.dueEffects(250, 10)).toEqual([{ ...effect('first', 250), attempts: 1 }])
      await store.finishEffect('first')
      expect(await store.nextEffectAt()).toBe(300)
      await store.finishEffect('third')
      expect(await store.nextEffectAt()).toBe(null)
    })

    it('[DESIGN 7] an effect that no organisation owns outlives every organisation', async () => {
      const store = await open()
      await register(store, mewa)
      await store.addEffect(effect('of-a-login', 5))
      await store.addEffect(effect('of-a-login', 6))
      await store.removeOrganization(mewa)
      expect(await store.dueEffects(10, 10)).toEqual([{ ...effect('of-a-login', 5), attempts: 0 }])
      expect(await store.nextEffectAt()).toBe(5)
    })

    it('[DESIGN 7] the same cause never makes an effect twice, not even a finished one', async () => {
      const store = await open()
      await register(store, mewa, { effects: [effect('once', 100)] })
      await store.finishEffect('once')
      await store.append(commit(directoryOf(mewa), 1, { effects: [effect('once', 100)] }))
      expect(await store.dueEffects(1_000, 10)).toEqual([])
    })

    it('[B25] memberships are found by login, and in which of them it is primary', async () => {
      const store = await open()
      await register(store, mewa, {
        memberships: [{ loginId: halina, organizationId: mewa, membership: { primary: true } }],
      })
      await register(store, orla, {
        memberships: [{ loginId: halina, organizationId: orla, membership: { primary: false } }],
      })
      expect(await store.organizationsOfLogin(halina)).toEqual([mewa, orla])
      expect(await store.primaryOrganizations(halina)).toEqual([{ organizationId: mewa, taxId: '5830004127' }])
      await store.append(
        commit(directoryOf(mewa), 1, { memberships: [{ loginId: halina, organizationId: mewa, membership: null }] }),
      )
      expect(await store.organizationsOfLogin(halina)).toEqual([orla])
      expect(await store.primaryOrganizations(halina)).toEqual([])
    })

    it('[B5] a new token of an invitation is the only living one, and an older one never comes back', async () => {
      const store = await open()
      await register(store, mewa)
      const token = (tokenHash: string, generation: number) => ({
        tokenHash,
        organizationId: mewa,
        invitationId: 'invitation-1',
        generation,
      })
      expect(await store.invitationGeneration(mewa, 'invitation-1')).toBe(0)
      await store.replaceInvitationToken(token('first', 1))
      await store.replaceInvitationToken(token('second', 1_795_000_000_000))
      await store.replaceInvitationToken(token('late', 2))
      expect(await store.invitationToken('first')).toBe(null)
      expect(await store.invitationToken('late')).toBe(null)
      expect(await store.invitationToken('second')).toEqual(token('second', 1_795_000_000_000))
      expect(await store.invitationGeneration(mewa, 'invitation-1')).toBe(1_795_000_000_000)
      await store.replaceInvitationToken(token('second', 1_795_000_000_000))
      expect(await store.invitationToken('second')).toEqual(token('second', 1_795_000_000_000))
    })

    it('[B5] an organisation that is gone gets no token', async () => {
      const store = await open()
      const row = { tokenHash: 'hash', organizationId: mewa, invitationId: 'invitation-1', generation: 1 }
      await store.replaceInvitationToken(row)
      expect(await store.invitationToken('hash')).toBe(null)
    })

    it('[DESIGN 7] an organisation is taken away with everything that belongs to it, and nothing else', async () => {
      const store = await open()
      const parts = (id: OrganizationId, account: AccountId): Partial<Commit> => ({
        outcomes: [{ loginId: halina, outcome: accepted(1) }],
        effects: [effect(`effect-of-${id}`, 1)],
        claims: [{ claim: `unit of ${id}`, organizationId: id, accountId: account, unitId: 'unit-0001' as UnitId }],
        accounts: [account],
        memberships: [{ loginId: halina, organizationId: id, membership: { primary: false } }],
      })
      await register(store, mewa, parts(mewa, mewaMain))
      await register(store, orla, parts(orla, 'orla-main' as AccountId))
      await store.load(section)
      for (const id of [mewa, orla]) {
        await store.replaceInvitationToken({
          tokenHash: `of ${id}`,
          organizationId: id,
          invitationId: 'one',
          generation: 1,
        })
      }
      await store.removeOrganization(mewa)
      const { epoch: newEpoch, ...fresh } = await store.load(directoryOf(mewa))
      expect(newEpoch).toBeTruthy()
      expect(fresh).toEqual({ seq: 0, updates: [] })
      expect(await store.exists(section)).toBe(false)
      expect(await store.outcomes(directoryOf(mewa), halina, ['mutation-1'])).toEqual(new Map())
      expect(await store.organizations()).toEqual([organization(orla)])
      expect(await store.organizationOfAccount(mewaMain)).toBe(null)
      expect(await store.organizationsOfLogin(halina)).toEqual([orla])
      expect(await store.unitClaim(`unit of ${mewa}`)).toBe(null)
      expect(await store.unitClaim(`unit of ${orla}`)).not.toBe(null)
      expect(await store.invitationToken(`of ${mewa}`)).toBe(null)
      expect(await store.invitationToken(`of ${orla}`)).not.toBe(null)
      expect((await store.dueEffects(10, 10)).map(({ id }) => id)).toEqual([`effect-of-${orla}`])
    })
  })
}
