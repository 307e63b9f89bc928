import { momentOf, paymentStateOf, type CalendarDate, type Invoice, type Month } from '@kontor/domain'
import { monthName } from '#lib/billing/line-words.ts'
import { dayAndMonth, daysBetween } from '#lib/format/date.ts'
import { m } from '#lib/paraglide/messages.js'

/** `Październik 2026`, or `Październik 2026, korekta`. */
export const monthTitle = (
  { month, corrects }: { readonly month: Month | string; readonly corrects: object | null },
  locale: string,
): string => {
  const name = monthName(month, locale)
  const title = `${name.charAt(0).toLocaleUpperCase(locale)}${name.slice(1)}`
  return corrects === null ? title : m.finance_title_correction({ month: title })
}

/** Where the payment of an invoice is: `zapłać do 24 lis`, `opłacona 28 sie, 4 dni później`. */
export const paymentLine = (invoice: Invoice, today: CalendarDate, locale: string): string => {
  const { paidOn, content } = invoice
  const state = paymentStateOf(invoice, today)
  const day = (date: CalendarDate): string => dayAndMonth(momentOf(date), locale)
  if (paidOn !== null && content.total.gross <= 0) return m.finance_settled({ day: day(paidOn) })
  if (paidOn !== null) {
    const late = daysBetween(momentOf(content.dueOn), momentOf(paidOn))
    return late > 0 ? m.finance_paid_late({ day: day(paidOn), count: late }) : m.finance_paid({ day: day(paidOn) })
  }
  if (state === 'credit') return m.finance_credit()
  return state === 'overdue'
    ? m.finance_overdue_since({ day: day(content.dueOn) })
    : m.finance_pay_until({ day: day(content.dueOn) })
}

/** The look of its chip; null: a plain text. */
export const paymentTone = (invoice: Invoice, today: CalendarDate): 'danger' | 'pending' | null => {
  const state = paymentStateOf(invoice, today)
  if (state === 'overdue') return 'danger'
  return state === 'open' ? 'pending' : null
}

/** `za 4 dni`, `4 dni temu`. */
export const dueDistance = ({ content }: Invoice, today: CalendarDate, locale: string): string => {
  const days = daysBetween(momentOf(today), momentOf(content.dueOn))
  return new Intl.RelativeTimeFormat(locale === 'en' ? 'en-GB' : locale, { numeric: 'auto' }).format(days, 'day')
}
