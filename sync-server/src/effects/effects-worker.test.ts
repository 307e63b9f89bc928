import * as v from 'valibot'
import { expect, it } from 'vitest'
import { serverLimits } from '../limits.ts'
import { MailRefused } from '../mail/mail-refused.ts'
import { MemoryStore } from '../store/memory-store.ts'
import type { NewEffect } from '../store/store.ts'
import { createManualClock } from '../testing/manual-clock.ts'
import type { Carrier } from './carrier.ts'
import { startEffectsWorker } from './effects-worker.ts'
import { retryDelayMs } from './retry-delay.ts'

const setup = (carry: Carrier, others: Readonly<Record<string, Carrier>> = {}) => {
  const clock = createManualClock(1_000)
  const store = new MemoryStore()
  const logged: string[] = []
  const lanes = Object.fromEntries(
    Object.entries({ mail: carry, ...others }).map(([kind, one]) => [kind, { carry: one }]),
  )
  const start = () =>
    startEffectsWorker({ store, lanes, clock, log: (event, facts) => logged.push(JSON.stringify({ event, ...facts })) })
  return { clock, store, logged, start }
}
const effect = (id: string, dueAt: number, kind = 'mail'): NewEffect => ({ id, kind, payload: {}, dueAt })
const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

it('[DESIGN 7] a due effect is carried out once, each by the carrier of its kind', async () => {
  const done: string[] = []
  const { store, start } = setup(({ id }) => Promise.resolve(void done.push(`mail ${id}`)), {
    expiry: ({ id }) => Promise.resolve(void done.push(`expiry ${id}`)),
  })
  await store.addEffect(effect('a', 500))
  await store.addEffect(effect('b', 600, 'expiry'))
  const worker = start()
  await worker.idle()
  await worker.idle()
  expect(done).toEqual(['mail a', 'expiry b'])
  expect(await store.nextEffectAt('mail', 0)).toBe(null)
  await worker.stop()
})

it('[DESIGN 7] an effect that is not due waits', async () => {
  const done: string[] = []
  const { clock, store, start } = setup(({ id }) => Promise.resolve(void done.push(id)))
  await store.addEffect(effect('later', 60_000))
  const worker = start()
  await worker.idle()
  expect(done).toEqual([])
  // Nothing wakes it.
  while (done.length === 0) {
    clock.advance(1_000)
    await turns(1)
  }
  expect(done).toEqual(['later'])
  expect(clock.now()).toBeGreaterThanOrEqual(60_000)
  expect(clock.now()).toBeLessThan(65_000)
  await worker.stop()
})

it('[DESIGN 7] a new effect is carried out when the worker is woken', async () => {
  const done: string[] = []
  const { store, start } = setup(({ id }) => Promise.resolve(void done.push(id)))
  const worker = start()
  await worker.idle()
  await store.addEffect(effect('new', 500))
  worker.wake()
  await worker.idle()
  expect(done).toEqual(['new'])
  await worker.stop()
})

it('[DESIGN 7] a failed effect is tried again after growing delays, and does not delay the rest', async () => {
  const attemptsAt: number[] = []
  const done: string[] = []
  const { clock, store, logged, start } = setup(({ id }) => {
    if (id !== 'failing') return Promise.resolve(void done.push(id))
    attemptsAt.push(clock.now())
    return Promise.reject(new Error('kontor@example.org was refused'))
  })
  await store.addEffect(effect('failing', 0))
  await store.addEffect(effect('good', 0))
  const worker = start()
  for (const delay of [0, 5_000, 10_000, 20_000]) {
    clock.advance(delay)
    await worker.idle()
  }
  expect(attemptsAt).toEqual([1_000, 6_000, 16_000, 36_000])
  expect(done).toEqual(['good'])
  expect(logged[0]).toContain('"event":"effect-postponed","kind":"mail","attempts":1')
  expect(logged.join()).not.toContain('example.org')
  await worker.stop()
})

it('[DESIGN 7] the delay doubles up to an hour', () => {
  const { effectRetryFirstMs: first, effectRetryLongestMs: longest } = serverLimits
  expect([0, 1, 2, 9, 10, 1_000].map(retryDelayMs)).toEqual([
    first,
    2 * first,
    4 * first,
    512 * first,
    longest,
    longest,
  ])
  expect([serverLimits.effectRetryFirstMs, serverLimits.effectRetryLongestMs]).toEqual([5_000, 60 * 60 * 1000])
})

it('[C] sixty mails to a server that does not answer do not delay another kind of effect', async () => {
  const begun: string[] = []
  const done: string[] = []
  const { store, start } = setup(({ id }) => new Promise(() => void begun.push(id)), {
    'end-sessions': ({ id }) => Promise.resolve(void done.push(id)),
  })
  for (let number = 0; number < 60; number += 1) await store.addEffect(effect(`mail-${number}`, 0))
  const worker = start()
  while (begun.length < serverLimits.effectsAtOnceMax) await turns(1)
  await store.addEffect(effect('ending', 1_000, 'end-sessions'))
  worker.wake()
  await turns(10)
  expect(done).toEqual(['ending'])
})

it('[C] one slow effect does not delay those behind it in its lane', async () => {
  const done: string[] = []
  const { store, start } = setup(({ id }) =>
    id === 'slow' ? new Promise(() => undefined) : Promise.resolve(void done.push(id)),
  )
  await store.addEffect(effect('slow', 0))
  for (let number = 1; number <= 60; number += 1) await store.addEffect(effect(`mail-${number}`, number))
  start()
  while (done.length < 60) await turns(1)
  expect(done).toHaveLength(60)
})

it('[C] a permanently failed effect ends, is logged, and is not tried again', async () => {
  let attempts = 0
  const { clock, store, logged, start } = setup(() => {
    attempts += 1
    return Promise.reject(new MailRefused('unknown-address'))
  })
  await store.addEffect(effect('a', 0))
  const worker = start()
  await worker.idle()
  clock.advance(serverLimits.effectRetryLongestMs)
  await worker.idle()
  expect([attempts, await store.nextEffectAt('mail', 0)]).toEqual([1, null])
  expect(logged).toHaveLength(1)
  expect(logged[0]).toContain('"event":"effect-failed","kind":"mail","attempts":1')
  await worker.stop()
})

it('[C] an unreadable payload fails permanently', async () => {
  const { store, logged, start } = setup(async ({ payload }) => void v.parse(v.object({ id: v.string() }), payload))
  await store.addEffect(effect('a', 0))
  const worker = start()
  await worker.idle()
  expect(logged[0]).toContain('"event":"effect-failed"')
  await worker.stop()
})

it('[S11] the effects of a kind in progress are bounded, and one more waits', async () => {
  const begun: string[] = []
  let letGo = (): void => undefined
  const gate = new Promise<void>((resolve) => (letGo = resolve))
  const { store, start } = setup(async ({ id }) => {
    begun.push(id)
    await gate
  })
  const most = serverLimits.effectsAtOnceMax
  for (let number = 0; number <= most; number += 1) await store.addEffect(effect(`effect-${100 + number}`, 0))
  const worker = start()
  while (begun.length < most) await turns(1)
  await turns(10)
  expect(begun).toHaveLength(most)
  letGo()
  await worker.idle()
  expect(begun).toHaveLength(most + 1)
  await worker.stop()
})

it('[S11] an effect of another process is found at the next look, and not before', async () => {
  const done: string[] = []
  const { clock, store, start } = setup(({ id }) => Promise.resolve(void done.push(id)))
  const worker = start()
  await worker.idle()
  await store.addEffect(effect('left', 0))
  const doneAfter = async (ms: number) => {
    clock.advance(ms)
    await turns(20)
    return [...done]
  }
  expect(await doneAfter(serverLimits.effectsLookedForEveryMs - 1)).toEqual([])
  expect(await doneAfter(1)).toEqual(['left'])
  await worker.stop()
})

it('[DESIGN 7] a crash between carrying out and finishing repeats the effect after the restart', async () => {
  const done: string[] = []
  const { store, start } = setup(({ id }) => Promise.resolve(void done.push(id)))
  await store.addEffect(effect('once', 0))
  const finish = store.finishEffect.bind(store)
  store.finishEffect = () => new Promise(() => undefined)
  start()
  while (done.length === 0) await turns(1)
  store.finishEffect = finish
  const restarted = start()
  await restarted.idle()
  expect(done).toEqual(['once', 'once'])
  await restarted.stop()
})

it('[DESIGN 7] a failing store is read again', async () => {
  const done: string[] = []
  const { store, logged, start } = setup(({ id }) => Promise.resolve(void done.push(id)))
  await store.addEffect(effect('a', 0))
  const dueEffects = store.dueEffects.bind(store)
  store.dueEffects = () => Promise.reject(new Error('disk full'))
  const worker = start()
  await worker.idle()
  expect(logged.map((line) => (JSON.parse(line) as { event: string }).event)).toContain('effects-unreachable')
  store.dueEffects = dueEffects
  await worker.idle()
  expect(done).toEqual(['a'])
  await worker.stop()
})

it('[ISSUE 2] while the demonstration loads, nothing is carried out; afterwards everything is', async () => {
  const done: string[] = []
  const { store, start } = setup(({ id }) => Promise.resolve(void done.push(id)))
  const worker = start()
  await worker.restDuring(async () => {
    await store.addEffect(effect('a', 0))
    await worker.idle()
    expect(done).toEqual([])
  })
  await worker.idle()
  expect(done).toEqual(['a'])
  await worker.stop()
})

it('[DESIGN 7] stopping waits for effects in progress and starts none', async () => {
  const done: string[] = []
  let letGo = (): void => undefined
  const { store, start } = setup(async ({ id }) => {
    await new Promise<void>((resolve) => (letGo = resolve))
    done.push(id)
  })
  await store.addEffect(effect('a', 0))
  const worker = start()
  await turns(1)
  await store.addEffect(effect('b', 0))
  const stopping = worker.stop()
  letGo()
  await stopping
  worker.wake()
  expect(done).toEqual(['a'])
})
