import { expect, it } from 'vitest'
import { serverLimits } from '../limits.ts'
import { createSlidingCounts, type SlidingRule } from './sliding-counts.ts'

const setup = (keysMax = 100) => {
  const clock = { time: 0 }
  const counts = createSlidingCounts({ now: () => clock.time, keysMax })
  let ids = 0
  const take = (key: string, ...rules: SlidingRule[]) => counts.take(`event-${(ids += 1)}`, [{ key, rules }])
  return { clock, counts, take }
}
const twoAnHour = { windowMs: 60, max: 2 }

it('[S11] past the bound it returns how long to wait, and the window slides', () => {
  const { clock, take } = setup()
  expect(take('a', twoAnHour)).toBe(null)
  clock.time = 40
  expect(take('a', twoAnHour)).toBe(null)
  expect(take('a', twoAnHour)).toEqual({ key: 'a', waitMs: 20 })
  clock.time = 59
  expect(take('a', twoAnHour)).toEqual({ key: 'a', waitMs: 1 })
  clock.time = 60
  expect(take('a', twoAnHour)).toBe(null)
  expect(take('a', twoAnHour)).toEqual({ key: 'a', waitMs: 40 })
})

it('[S11] of several rules the strictest counts', () => {
  const { clock, take } = setup()
  const threeADay = { windowMs: 1_000, max: 3 }
  for (const time of [0, 1, 60]) {
    clock.time = time
    expect(take('a', twoAnHour, threeADay)).toBe(null)
  }
  expect(take('a', twoAnHour, threeADay)).toEqual({ key: 'a', waitMs: 940 })
})

it('[S11] one event is counted once, however often it is taken', () => {
  const { counts } = setup()
  const keys = [{ key: 'a', rules: [{ windowMs: 60, max: 1 }] }]
  expect([counts.take('same', keys), counts.take('same', keys)]).toEqual([null, null])
  expect(counts.take('other', keys)).toEqual({ key: 'a', waitMs: 60 })
})

it('[S11] an event that one key refuses is not counted under the others', () => {
  const { counts } = setup()
  const once = [{ windowMs: 60, max: 1 }]
  counts.take('first', [{ key: 'full', rules: once }])
  const both = [
    { key: 'free', rules: once },
    { key: 'full', rules: once },
  ]
  expect(counts.take('second', both)).toEqual({ key: 'full', waitMs: 60 })
  expect(counts.take('third', [{ key: 'free', rules: once }])).toBe(null)
})

it('[S11] of several keys the one with the longest wait is named', () => {
  const { clock, counts, take } = setup()
  take('short', { windowMs: 60, max: 1 })
  clock.time = 10
  take('long', { windowMs: 100, max: 1 })
  const both = [
    { key: 'short', rules: [{ windowMs: 60, max: 1 }] },
    { key: 'long', rules: [{ windowMs: 100, max: 1 }] },
  ]
  expect(counts.take('both', both)).toEqual({ key: 'long', waitMs: 100 })
})

it('[F1] as many keys as the bound for mails are kept, and one more waits for the first to end', () => {
  const { rememberedMax } = serverLimits.mails
  const { clock, take } = setup(rememberedMax)
  take('first', twoAnHour)
  clock.time = 1
  for (let number = 1; number < rememberedMax; number += 1) take(`key-${number}`, twoAnHour)
  expect(take('one more', twoAnHour)).toEqual({ key: 'one more', waitMs: 59 })
})

it('[F1] no number of other keys resets a spent bound: new keys wait instead', () => {
  const { clock, take } = setup(10)
  take('a', twoAnHour)
  take('a', twoAnHour)
  clock.time = 5
  const answers = Array.from({ length: 200 }, (_, number) => take(`nonsense-${number}`, twoAnHour))
  expect(answers.filter((answer) => answer === null)).toHaveLength(9)
  expect(answers.at(-1)).toEqual({ key: 'nonsense-199', waitMs: 55 })
  expect(take('a', twoAnHour)).toEqual({ key: 'a', waitMs: 55 })
  clock.time = 65
  expect(take('late', twoAnHour)).toBe(null)
})
