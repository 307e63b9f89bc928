import type { AccountId, OrganizationId, UnitId } from '@kontor/domain'
import type { Commit, Store } from '../store/store.ts'
import { expect, it } from 'vitest'
import { AccountClaimed, UnitClaimed } from '../store/store-errors.ts'
import {
  mewa,
  orla,
  mewaMain,
  halina,
  directoryOf,
  section,
  organization,
  commit,
  accepted,
  claim,
  effect,
  register,
  dueAt,
} from './store-samples.ts'

/** Look-ups across documents, and the removal of an organisation. */
export const lookUpContract = (open: () => Promise<Store>): void => {
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

  it('[B24] a released identifier can be claimed again, in the same commit too', async () => {
    const store = await open()
    await register(store, mewa, { claims: [claim('PT 1', mewa)] })
    await store.append(commit(directoryOf(mewa), 1, { claims: [{ release: 'PT 1' }, claim('PT 1', mewa)] }))
    await store.append(commit(directoryOf(mewa), 1, { claims: [{ release: 'PT 1' }] }))
    await register(store, orla, { claims: [claim('PT 1', orla)] })
    expect(await store.unitClaim('PT 1')).toMatchObject({ organizationId: orla })
  })

  it('[B24] no organisation releases an identifier of another', async () => {
    const store = await open()
    await register(store, mewa, { claims: [claim('PT 1', mewa)] })
    await register(store, orla, { claims: [{ release: 'PT 1' }] })
    expect(await store.unitClaim('PT 1')).toMatchObject({ organizationId: mewa })
  })

  it('[DESIGN 11] an organisation is summed up by its accounts, people and contract, and the store by what it holds', async () => {
    const store = await open()
    expect(await store.organizationSummaries()).toEqual([])
    await register(store, mewa, {
      accounts: [mewaMain],
      contractUnits: ['PT 1', 'PT 2'],
      memberships: [{ loginId: halina, organizationId: mewa, membership: { primary: true } }],
      effects: [effect('one', 70), effect('two', 60)],
    })
    await register(store, orla)
    expect(await store.organizationSummaries()).toEqual([
      { ...organization(mewa), contractUnits: 2, accounts: 1, people: 1 },
      { ...organization(orla), contractUnits: 0, accounts: 0, people: 0 },
    ])
    await store.finishEffect('two')
    expect(await store.figures()).toEqual({ documents: 2, organizations: 2, effectsWaiting: 1, oldestEffectDueAt: 70 })
  })

  it('[A3] an account id belongs to one organisation', async () => {
    const store = await open()
    await register(store, mewa, { accounts: [mewaMain] })
    await expect(register(store, orla, { accounts: [mewaMain] })).rejects.toThrow(AccountClaimed)
    expect(await store.organizationOfAccount(mewaMain)).toBe(mewa)
    expect(await store.organizationOfAccount('unknown-0' as AccountId)).toBe(null)
    expect(await store.organizations()).toEqual([organization(mewa)])
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
    expect(await store.primaryOrganizations(halina)).toEqual([{ organizationId: mewa, taxId: '5830004136' }])
    await store.append(
      commit(directoryOf(mewa), 1, { memberships: [{ loginId: halina, organizationId: mewa, membership: null }] }),
    )
    expect(await store.organizationsOfLogin(halina)).toEqual([orla])
    expect(await store.primaryOrganizations(halina)).toEqual([])
  })

  it('[DESIGN 7] an organisation is removed with everything that belongs to it, and nothing else', async () => {
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
    expect(await store.seqOf(section)).toBe(null)
    expect(await store.outcomes(directoryOf(mewa), halina, ['mutation-1'])).toEqual(new Map())
    expect(await store.organizations()).toEqual([organization(orla)])
    expect(await store.demonstrations()).toEqual([])
    expect(await store.organizationOfAccount(mewaMain)).toBe(null)
    expect(await store.organizationsOfLogin(halina)).toEqual([orla])
    expect(await store.unitClaim(`unit of ${mewa}`)).toBe(null)
    expect(await store.unitClaim(`unit of ${orla}`)).not.toBe(null)
    expect(await store.invitationToken(`of ${mewa}`)).toBe(null)
    expect(await store.invitationToken(`of ${orla}`)).not.toBe(null)
    expect((await dueAt(store, 10)).map(({ id }) => id)).toEqual([`effect-of-${orla}`])
  })
  it('[F5] whether there is an organisation, and which are the demonstration, is found without reading them all', async () => {
    const store = await open()
    expect([await store.hasOrganizations(), await store.demonstrations()]).toEqual([false, []])
    await register(store, mewa)
    expect([await store.hasOrganizations(), await store.demonstrations()]).toEqual([true, []])
    const shown = { ...organization(orla), demonstration: true }
    await register(store, orla, { organization: shown })
    expect(await store.demonstrations()).toEqual([{ id: orla, name: shown.name }])
  })
}
