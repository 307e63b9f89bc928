import { expect, it } from 'vitest'
import { serverLimits } from '../limits.ts'
import { createRateLimiter } from './rate-limiter.ts'

const setup = () => {
  const clock = { time: 0 }
  const limiter = createRateLimiter(() => clock.time)
  return { clock, limiter, take: (key: string, at = rule) => limiter.take('call', key, at) }
}
const rule = { windowMs: 60_000, max: 2 }

it('[S11] past the bound it returns how long to wait', () => {
  const { clock, take } = setup()
  expect([take('a'), take('a')]).toEqual([null, null])
  clock.time = 15_000
  expect(take('a')).toBe(45_000)
})

it('[S11] a new window starts at zero', () => {
  const { clock, take } = setup()
  take('a')
  take('a')
  clock.time = 60_000
  expect(take('a')).toBe(null)
})

it('[S11] the calls of one caller do not count against another, nor against another kind', () => {
  const { limiter, take } = setup()
  take('a')
  take('a')
  expect([take('b'), limiter.take('other call', 'a', rule)]).toEqual([null, null])
})

it('[S11] the number of remembered callers is bounded, and the newest stay', () => {
  const { take } = setup()
  const once = { windowMs: 60_000, max: 1 }
  for (let caller = 0; caller <= serverLimits.rateKeysMax; caller += 1) take(`caller-${caller}`, once)
  expect(take(`caller-${serverLimits.rateKeysMax}`, once)).toBe(60_000)
  expect(take(`caller-${serverLimits.rateKeysMax / 2}`, once)).toBe(60_000)
  expect(take('caller-0', once)).toBe(null)
})

it('[F1] 50,200 other keys of the same kind or of another do not reset a spent bound', () => {
  const { limiter, take } = setup()
  take('a')
  take('a')
  for (const kind of ['call', 'other call'])
    for (let caller = 0; caller < 50_200; caller += 1) limiter.take(kind, `nonsense-${caller}`, rule)
  expect(take('a')).toBe(60_000)
})

it('[S11] a returned call can be taken again within its window', () => {
  const { limiter, take } = setup()
  limiter.giveBack('call', 'a')
  for (let at = 0; at < 5; at += 1) {
    expect(take('a')).toBe(null)
    limiter.giveBack('call', 'a')
  }
  expect([take('a'), take('a'), take('a')]).toEqual([null, null, 60_000])
})
