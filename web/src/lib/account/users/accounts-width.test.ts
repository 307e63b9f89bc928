import { expect, test } from 'vitest'
import { accountsWidthPx } from './accounts-width.ts'

const width = (accounts: number) => accountsWidthPx({ accounts, withLock: false, withNames: false })

test('[B10] the column of accounts grows with the comb, until the comb is only counted', () => {
  expect([1, 7, 13, 14, 42].map((accounts) => width(accounts))).toEqual([150, 192, 234, 150, 150])
  expect(accountsWidthPx({ accounts: 7, withLock: true, withNames: false })).toBe(216)
  expect(accountsWidthPx({ accounts: 7, withLock: false, withNames: true })).toBe(240)
})
