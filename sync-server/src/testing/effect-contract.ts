import type { Store } from '../store/store.ts'
import { expect, it } from 'vitest'
import { serverLimits } from '../limits.ts'
import { mewa, directoryOf, commit, effect, register } from './store-samples.ts'

/** What is carried out later, and the links that mails carry. */
export const effectContract = (open: () => Promise<Store>): void => {
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

  it('[DESIGN 7] no mail waits longer than the longest delay, though the clock is set back; an expiry keeps its time', async () => {
    const store = await open()
    const longest = serverLimits.effectRetryLongestMs
    const expiry = { ...effect('expiry', longest + 2), kind: 'expire-invitation' } as const
    await register(store, mewa, { effects: [effect('mail', 50), expiry] })
    await store.postponeEffect('mail', longest + 2)
    expect(await store.dueEffects(2, 10)).toEqual([])
    expect(await store.dueEffects(1, 10)).toEqual([{ ...effect('mail', longest + 2), attempts: 1 }])
    expect(await store.dueEffects(longest + 2, 10)).toHaveLength(2)
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
}
