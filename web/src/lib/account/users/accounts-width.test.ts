import { expect, test } from 'vitest'
import { accountsWidthPx } from './accounts-width.ts'

test('[B10] the column of accounts grows with the comb, until the comb is only counted', () => {
  expect([1, 7, 13, 14, 42].map((accounts) => accountsWidthPx(accounts, false))).toEqual([150, 192, 234, 150, 150])
  expect(accountsWidthPx(7, true)).toBe(216)
})
