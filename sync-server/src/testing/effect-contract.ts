import { serverLimits } from '../limits.ts'
import type { Store } from '../store/store.ts'
import { expect, it } from 'vitest'
import { mewa, directoryOf, commit, dueAt, effect, register } from './store-samples.ts'

/** Effects, and the links in mails. */
export const effectContract = (open: () => Promise<Store>): void => {
  it('[DESIGN 7] effects are due by time, are postponed, and finish once', async () => {
    const store = await open()
    await register(store, mewa, { effects: [effect('second', 200), effect('first', 100), effect('third', 300)] })
    expect(await nextAfter(store, 0)).toBe(100)
    expect(await dueAt(store, 200)).toEqual([
      { ...effect('first', 100), attempts: 0 },
      { ...effect('second', 200), attempts: 0 },
    ])
    expect(await dueAt(store, 200, { limit: 1 })).toHaveLength(1)
    await store.postponeEffect('first', 250)
    await store.finishEffect('second')
    expect(await dueAt(store, 250)).toEqual([{ ...effect('first', 250), attempts: 1 }])
    await store.finishEffect('first')
    expect([await nextAfter(store, 250), await nextAfter(store, 300)]).toEqual([300, null])
    await store.finishEffect('third')
    expect(await nextAfter(store, 250)).toBe(null)
  })

  it('[DESIGN 7] effects of one kind are found apart from those of another', async () => {
    const store = await open()
    const ending = { ...effect('ending', 150), kind: 'end-sessions' }
    await register(store, mewa, { effects: [effect('mail', 100), ending] })
    expect(await dueAt(store, 200, { kind: 'end-sessions' })).toEqual([{ ...ending, attempts: 0 }])
    expect(await dueAt(store, 200)).toEqual([{ ...effect('mail', 100), attempts: 0 }])
    expect(await store.nextEffectAt('end-sessions', 0)).toBe(150)
  })

  it('[DESIGN 7] effects due after a moment are returned on request, because the clock may have been set back', async () => {
    const store = await open()
    await register(store, mewa, { effects: [effect('mail', 50)] })
    await store.postponeEffect('mail', 1_002)
    expect(await dueAt(store, 2, { beyond: 1_002 })).toEqual([])
    expect(await dueAt(store, 1, { beyond: 1_001 })).toEqual([{ ...effect('mail', 1_002), attempts: 1 }])
    expect(await dueAt(store, 1)).toEqual([])
  })

  it('[DESIGN 7] an effect that no organisation owns outlives every organisation', async () => {
    const store = await open()
    await register(store, mewa)
    await store.addEffect(effect('of-a-login', 5))
    await store.addEffect(effect('of-a-login', 6))
    await store.removeOrganization(mewa)
    expect(await dueAt(store, 10)).toEqual([{ ...effect('of-a-login', 5), attempts: 0 }])
    expect(await nextAfter(store, 0)).toBe(5)
  })

  it('[DESIGN 7] the same cause never creates an effect twice, not even a finished one', async () => {
    const store = await open()
    await register(store, mewa, { effects: [effect('once', 100)] })
    await store.finishEffect('once')
    await store.append(commit(directoryOf(mewa), 1, { effects: [effect('once', 100)] }))
    expect(await dueAt(store, 1_000)).toEqual([])
  })

  it('[B5] a new token of an invitation is the only valid one, and an older one never becomes valid again', async () => {
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
    expect(await store.invitationToken('first')).toEqual(token('first', 1))
    expect(await store.invitationToken('late')).toBe(null)
    expect(await store.invitationToken('second')).toEqual(token('second', 1_795_000_000_000))
    expect(await store.invitationGeneration(mewa, 'invitation-1')).toBe(1_795_000_000_000)
    await store.replaceInvitationToken(token('second', 1_795_000_000_000))
    expect(await store.invitationToken('second')).toEqual(token('second', 1_795_000_000_000))
  })

  it('[C] a bounded number of earlier tokens of an invitation is recognised as replaced', async () => {
    const store = await open()
    await register(store, mewa)
    const { replacedLinksMax } = serverLimits
    for (let generation = 1; generation <= replacedLinksMax + 2; generation += 1)
      await store.replaceInvitationToken({
        ...{ tokenHash: `hash-${generation}`, organizationId: mewa },
        ...{ invitationId: 'invitation-1', generation },
      })
    expect(await store.invitationToken('hash-1')).toBe(null)
    expect(await store.invitationToken('hash-2')).toMatchObject({ generation: 2 })
  })

  it('[B5] a removed organisation gets no token', async () => {
    const store = await open()
    const row = { tokenHash: 'hash', organizationId: mewa, invitationId: 'invitation-1', generation: 1 }
    await store.replaceInvitationToken(row)
    expect(await store.invitationToken('hash')).toBe(null)
  })
}

const nextAfter = (store: Store, after: number) => store.nextEffectAt('invitation-mail', after)
