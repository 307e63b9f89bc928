import fc from 'fast-check'
import * as v from 'valibot'
import { expect, it } from 'vitest'
import { limits } from '../kernel/limits.ts'
import { partOf, roundHalfUp, sumOf } from './amounts.ts'
import { addMonths, daysOfMonth, type Month, momentsOf } from './month.ts'
import { PriceSchema } from './price-list.ts'
import { price } from './testing/sample-log.ts'

it('[DESIGN 12] half is rounded up, of a negative amount away from zero', () => {
  expect([5n, 4n, -5n, -4n, 0n].map((amount) => roundHalfUp(amount, 2n))).toEqual([3, 2, -3, -2, 0])
  expect(roundHalfUp(1n, 3n)).toBe(0)
  expect(() => roundHalfUp(10n ** 20n, 1n)).toThrow('exactly')
  expect(() => sumOf([Number.MAX_SAFE_INTEGER, 1])).toThrow('exactly')
})

it('[DESIGN 12] a correction takes back exactly what was charged', () => {
  const { priceMax } = limits.billing
  const amount = fc.integer({ min: 0, max: priceMax })
  fc.assert(
    fc.property(amount, fc.nat(31), fc.integer({ min: 28, max: 31 }), (charged, days, daysInMonth) => {
      expect(partOf(-charged, days, daysInMonth) + partOf(charged, days, daysInMonth)).toBe(0)
    }),
  )
})

it('[DESIGN 12] a month is as long as the calendar has it, also when clocks change in it', () => {
  const lengths = (month: string) => [daysOfMonth(month as Month).length, hoursOf(month)]
  const hoursOf = (month: string) => {
    const { from, to } = momentsOf(month as Month)
    return (to - from) / 3_600_000
  }
  expect(['2028-02', '2027-02', '2026-10', '2026-03', '2026-11'].map(lengths)).toEqual([
    [29, 29 * 24],
    [28, 28 * 24],
    [31, 31 * 24 + 1],
    [31, 31 * 24 - 1],
    [30, 30 * 24],
  ])
  expect([1, -11, 14].map((months) => addMonths('2026-11' as Month, months))).toEqual(['2026-12', '2025-12', '2028-01'])
})

it('[S11] a price has its bounds', () => {
  const parsed = (fields: object) => v.safeParse(PriceSchema, { ...price('process', 1), ...fields }).success
  const { priceMax, kindLengthMax } = limits.billing
  const tried = [
    [{ value: priceMax }, { value: priceMax + 1 }],
    [{ value: 0 }, { value: -1 }],
    [{ value: null }, { value: 1.5 }],
    [{ of: 'x'.repeat(kindLengthMax) }, { of: 'x'.repeat(kindLengthMax + 1) }],
    [{ of: null }, { of: '' }],
    [{ validFrom: '2028-02-29' }, { validFrom: '2027-02-29' }],
    [{ rate: 'exempt' }, { rate: '22' }],
  ] as const
  expect(tried.map(([good, bad]) => [parsed(good), parsed(bad)])).toEqual(tried.map(() => [true, false]))
})
