import { describe, expect, it } from 'vitest'
import { serverLimits } from '../limits.ts'
import { sharedCounts } from '../store/shared-counts.ts'
import { emptyPostgres } from '../testing/test-postgres.ts'
import { createSlidingCounts, type SlidingRule } from './sliding-counts.ts'

const setup = (keysMax = 100) => {
  const clock = { time: 0 }
  const counts = createSlidingCounts({ now: () => clock.time, keysMax })
  let ids = 0
  const take = (key: string, ...rules: SlidingRule[]) => counts.take(`event-${(ids += 1)}`, [{ key, rules }])
  return { clock, counts, take }
}
const twoAnHour = { windowMs: 60, max: 2 }

const openPostgres = emptyPostgres()
/** Two servers that count together; events go to them in turn. */
const ofTwoServers = async () => {
  const clock = { time: 0 }
  const database = await openPostgres()
  const open = () => sharedCounts(database, () => clock.time)({ kind: 'events', keysMax: 1 })
  const servers = [open(), open()]
  let ids = 0
  const next = () => servers[(ids += 1) % 2] ?? open()
  const counts = { take: (...event: Parameters<ReturnType<typeof open>['take']>) => next().take(...event) }
  const take = (key: string, ...rules: SlidingRule[]) => counts.take(`event-${ids}`, [{ key, rules }])
  return { clock, counts, take }
}

describe.each([
  { kept: 'in memory', open: () => Promise.resolve(setup()) },
  { kept: 'in PostgreSQL by two servers', open: ofTwoServers },
])('$kept', ({ open }) => {
  it('[S11] past the bound it returns how long to wait, and the window slides', async () => {
    const { clock, take } = await open()
    expect(await take('a', twoAnHour)).toBe(null)
    clock.time = 40
    expect(await take('a', twoAnHour)).toBe(null)
    expect(await take('a', twoAnHour)).toEqual({ key: 'a', waitMs: 20 })
    clock.time = 59
    expect(await take('a', twoAnHour)).toEqual({ key: 'a', waitMs: 1 })
    clock.time = 60
    expect(await take('a', twoAnHour)).toBe(null)
    expect(await take('a', twoAnHour)).toEqual({ key: 'a', waitMs: 40 })
  })

  it('[S11] of several rules the strictest counts', async () => {
    const { clock, take } = await open()
    const threeADay = { windowMs: 1_000, max: 3 }
    for (const time of [0, 1, 60]) {
      clock.time = time
      expect(await take('a', twoAnHour, threeADay)).toBe(null)
    }
    expect(await take('a', twoAnHour, threeADay)).toEqual({ key: 'a', waitMs: 940 })
  })

  it('[S11] one event is counted once, however often it is taken', async () => {
    const { counts } = await open()
    const keys = [{ key: 'a', rules: [{ windowMs: 60, max: 1 }] }]
    expect([await counts.take('same', keys), await counts.take('same', keys)]).toEqual([null, null])
    expect(await counts.take('other', keys)).toEqual({ key: 'a', waitMs: 60 })
  })

  it('[S11] an event that one key refuses is not counted under the others', async () => {
    const { counts } = await open()
    const once = [{ windowMs: 60, max: 1 }]
    await counts.take('first', [{ key: 'full', rules: once }])
    const both = [
      { key: 'free', rules: once },
      { key: 'full', rules: once },
    ]
    expect(await counts.take('second', both)).toEqual({ key: 'full', waitMs: 60 })
    expect(await counts.take('third', [{ key: 'free', rules: once }])).toBe(null)
  })

  it('[S11] of several keys the one with the longest wait is named', async () => {
    const { clock, counts, take } = await open()
    await take('short', { windowMs: 60, max: 1 })
    clock.time = 10
    await take('long', { windowMs: 100, max: 1 })
    const both = [
      { key: 'short', rules: [{ windowMs: 60, max: 1 }] },
      { key: 'long', rules: [{ windowMs: 100, max: 1 }] },
    ]
    expect(await counts.take('both', both)).toEqual({ key: 'long', waitMs: 100 })
  })
})

it('[DESIGN 14] of events at one moment at several servers, as many as the rule allows are counted', async () => {
  const { take } = await ofTwoServers()
  const answers = await Promise.all(Array.from({ length: 9 }, () => take('a', twoAnHour)))
  expect(answers.filter((answer) => answer === null)).toHaveLength(twoAnHour.max)
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
