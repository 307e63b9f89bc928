import { expect, it } from 'vitest'
import { serverLimits } from '../limits.ts'
import { createRateLimiter } from './rate-limiter.ts'

const setup = () => {
  const clock = { time: 0 }
  return { clock, limiter: createRateLimiter(() => clock.time) }
}
const rule = { windowMs: 60_000, max: 2 }

it('[S11] past the bound the caller is told how long to wait', () => {
  const { clock, limiter } = setup()
  expect([limiter.take('a', rule), limiter.take('a', rule)]).toEqual([null, null])
  clock.time = 15_000
  expect(limiter.take('a', rule)).toBe(45_000)
})

it('[S11] a new window starts afresh', () => {
  const { clock, limiter } = setup()
  limiter.take('a', rule)
  limiter.take('a', rule)
  clock.time = 60_000
  expect(limiter.take('a', rule)).toBe(null)
})

it('[S11] one caller does not spend what another has', () => {
  const { limiter } = setup()
  limiter.take('a', rule)
  limiter.take('a', rule)
  expect(limiter.take('b', rule)).toBe(null)
})

it('[S11] the number of callers remembered is bounded, and the newest stay', () => {
  const { limiter } = setup()
  const once = { windowMs: 60_000, max: 1 }
  for (let caller = 0; caller <= serverLimits.rateKeysMax; caller += 1) limiter.take(`caller-${caller}`, once)
  expect(limiter.take(`caller-${serverLimits.rateKeysMax}`, once)).toBe(60_000)
  expect(limiter.take('caller-1', once)).toBe(60_000)
  expect(limiter.take('caller-0', once)).toBe(null)
})

it('[S11] what is given back can be taken again, in its window', () => {
  const { limiter } = setup()
  limiter.giveBack('a')
  for (let at = 0; at < 5; at += 1) {
    expect(limiter.take('a', rule)).toBe(null)
    limiter.giveBack('a')
  }
  expect([limiter.take('a', rule), limiter.take('a', rule), limiter.take('a', rule)]).toEqual([null, null, 60_000])
})
