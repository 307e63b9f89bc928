import type { Grosz } from '../../billing/amounts.ts'
import type { CalendarDate } from '../../kernel/calendar-date.ts'
import { paymentStateOf, type PaymentState } from './issued-invoices.ts'
import type { Invoice } from './records.ts'

export interface BalancePart {
  readonly count: number
  /** Of all of them together; of credits negative. */
  readonly gross: Grosz
}

/** What has not been paid, by where its payment is. */
export type Balance = Readonly<Record<Exclude<PaymentState, 'paid'>, BalancePart>>

/** What is open, overdue and to be given back on a day. */
export const balanceOf = (invoices: Iterable<Invoice>, today: CalendarDate): Balance => {
  const nothing: BalancePart = { count: 0, gross: 0 }
  const balance = { open: nothing, overdue: nothing, credit: nothing }
  for (const invoice of invoices) {
    const state = paymentStateOf(invoice, today)
    if (state === 'paid') continue
    const { count, gross } = balance[state]
    balance[state] = { count: count + 1, gross: gross + invoice.content.total.gross }
  }
  return balance
}
