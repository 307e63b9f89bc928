import * as v from 'valibot'
import { type CalendarDate, CalendarDateSchema } from '../kernel/calendar-date.ts'
import type { Invoice } from '../operator/invoices/records.ts'

/** What a row of a bank statement says about an invoice that is not paid yet. */
export interface BankPayment {
  readonly invoice: Invoice
  /** Null: the row names the invoice, and no cell of it is the amount due or a date. Someone looks at it. */
  readonly paidOn: CalendarDate | null
}

/**
 * The invoices that a bank statement says are paid. Banks order their columns as they like, so a row counts when one of its
 * cells names the invoice, another is exactly its amount, and a third is a date.
 */
export const bankPayments = (
  rows: readonly (readonly string[])[],
  invoices: readonly Invoice[],
): readonly BankPayment[] => {
  const waiting = invoices.filter(({ paidOn, content }) => paidOn === null && content.total.gross > 0)
  const found = new Map<string, BankPayment>()
  for (const cells of rows) {
    const compact = cells.map((cell) => cell.replace(/\s/g, '').toUpperCase())
    for (const invoice of waiting) {
      if (found.get(invoice.id)?.paidOn || !compact.some((cell) => names(cell, invoice.content.number))) continue
      const isAmount = compact.some((cell) => amountIn(cell) === invoice.content.total.gross)
      found.set(invoice.id, { invoice, paidOn: isAmount ? dateIn(cells) : null })
    }
  }
  return [...found.values()]
}

/** `LT/2026/10/0001` is not named by `LT/2026/10/00012`. */
const names = (cell: string, number: string): boolean => {
  const at = cell.indexOf(number)
  return at >= 0 && !/\d/.test(cell.charAt(at + number.length))
}

/** `1 230,50`, `1230.50 PLN`, `1.230,50`, in grosz; null: it is no amount. */
const amountIn = (compact: string): number | null => {
  const found = /^\+?(\d{1,3}(?:[.,]?\d{3})*|\d+)[.,](\d{2})(?:PLN|ZŁ)?$/.exec(compact)
  return found === null ? null : Number(found[1]?.replace(/[.,]/g, '')) * 100 + Number(found[2])
}

const dateIn = (cells: readonly string[]): CalendarDate | null => {
  for (const cell of cells) {
    const text = cell.trim().replace(/^(\d{2})[-./](\d{2})[-./](\d{4})$/, '$3-$2-$1')
    if (v.is(CalendarDateSchema, text)) return text as CalendarDate
  }
  return null
}
