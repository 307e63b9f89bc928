import { expect, it } from 'vitest'
import type { CalendarDate } from '../../kernel/calendar-date.ts'
import { balanceOf } from './balance.ts'
import type { Invoice } from './records.ts'

const invoice = (gross: number, dueOn: string, paidOn: string | null = null): Invoice =>
  ({ paidOn, content: { dueOn, total: { gross } } }) as Invoice
const today = '2026-11-24' as CalendarDate

it('[ISSUE 10] the balance has what is open, overdue and to be given back, without what is paid', () => {
  const invoices = [
    invoice(12_300, '2026-11-24'),
    invoice(10_000, '2026-12-01'),
    invoice(500, '2026-11-23'),
    invoice(700, '2026-10-24'),
    invoice(9_900, '2026-09-24', '2026-11-20'),
    invoice(-5_144, '2026-10-24'),
  ]
  expect(balanceOf(invoices, today)).toEqual({
    open: { count: 2, gross: 22_300 },
    overdue: { count: 2, gross: 1_200 },
    credit: { count: 1, gross: -5_144 },
  })
})

it('[ISSUE 10] nothing is due where there is no invoice', () => {
  const nothing = { count: 0, gross: 0 }
  expect(balanceOf([], today)).toEqual({ open: nothing, overdue: nothing, credit: nothing })
})
