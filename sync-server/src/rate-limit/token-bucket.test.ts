import { expect, it } from 'vitest'
import { createManualClock } from '../testing/manual-clock.ts'
import { TokenBucket } from './token-bucket.ts'

const setup = () => {
  const clock = createManualClock()
  return { clock, bucket: new TokenBucket({ burst: 10, perSecond: 2 }, clock.now) }
}

it('[S11] a burst passes, then so many a second', () => {
  const { clock, bucket } = setup()
  expect(bucket.take(10)).toBe(0)
  expect(bucket.take(1)).toBe(500)
  clock.advance(500)
  expect(bucket.take(1)).toBe(0)
})

it('[S11] a request that does not fit takes nothing, and returns how long to wait', () => {
  const { clock, bucket } = setup()
  expect(bucket.take(8)).toBe(0)
  expect(bucket.take(6)).toBe(2_000)
  clock.advance(2_000)
  expect(bucket.take(6)).toBe(0)
})

it('[S11] tokens are saved up to the burst, and a clock that is set back takes none', () => {
  const { clock, bucket } = setup()
  clock.advance(1_000_000)
  expect(bucket.take(10)).toBe(0)
  const back = new TokenBucket({ burst: 1, perSecond: 1 }, () => -clock.now())
  expect(back.take(1)).toBe(0)
})

it('[S11] returned tokens can be taken again, up to the burst', () => {
  const { bucket } = setup()
  bucket.take(10)
  expect(bucket.isFull).toBe(false)
  bucket.giveBack(4)
  expect([bucket.take(5), bucket.take(4)]).toEqual([500, 0])
  bucket.giveBack(1_000)
  expect([bucket.isFull, bucket.take(11) > 0, bucket.take(10)]).toEqual([true, true, 0])
})
