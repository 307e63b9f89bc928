import { expect, test } from 'vitest'
import { accountsWidthPx } from './accounts-width.ts'

test('[B10] the column of accounts grows with the comb, until the comb is only counted', () => {
  expect([1, 7, 13, 14, 42].map(accountsWidthPx)).toEqual([150, 192, 234, 150, 150])
})
