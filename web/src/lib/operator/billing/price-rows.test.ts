import type { CalendarDate, Price } from '@kontor/domain'
import { expect, it } from 'vitest'
import { priceRows } from './price-rows.ts'

const price = (subject: string, of: string | null, validFrom: string) =>
  ({ id: `${subject}-${validFrom}`, subject, of, name: subject, value: 100, rate: '23', validFrom }) as Price

it('[DESIGN 12] the price list shows what is charged today, and what comes next', () => {
  const [old, now, next] = ['2026-01-01', '2026-07-01', '2027-01-01'].map((day) => price('process', 'mnp', day))
  const account = price('account', null, '2027-02-01')
  expect(priceRows([next, old, account, now] as Price[], '2026-11-28' as CalendarDate)).toEqual([
    { current: null, coming: [account] },
    { current: now, coming: [next] },
  ])
})
