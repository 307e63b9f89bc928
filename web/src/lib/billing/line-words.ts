import type { InvoiceLine, Month, PriceSubject, VatRate } from '@kontor/domain'
import { momentOf, firstDayOf } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'

/** `listopad 2026` */
export const monthName = (month: Month | string, locale: string): string =>
  new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    month: 'long',
    year: 'numeric',
    timeZone: 'Europe/Warsaw',
  }).format(momentOf(firstDayOf(month as Month)))

/** An amount in grosz without its currency, for a column: `1 153,00`, `−51,44`. */
export const columnAmount = (grosz: number, locale: string): string =>
  new Intl.NumberFormat(locale === 'en' ? 'en-GB' : locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    useGrouping: 'always',
  })
    .format(grosz / 100)
    .replace('-', '−')

/** `+1 063,00`, `−32,40` */
export const signedAmount = (grosz: number, locale: string): string =>
  `${grosz > 0 ? '+' : grosz < 0 ? '−' : ''}${columnAmount(Math.abs(grosz), locale)}`

const number = (value: number, locale: string, digits: number): string =>
  new Intl.NumberFormat(locale === 'en' ? 'en-GB' : locale, { maximumFractionDigits: digits }).format(value)

/** How much of it: months in fractions, pieces, or the amount that a commission is of. */
export const quantityNumber = ({ quantity }: InvoiceLine): number => {
  if (quantity.unit === 'months') return quantity.days / quantity.daysInMonth
  return quantity.unit === 'pieces' ? quantity.count : quantity.grosz / 100
}

export const quantityText = (line: InvoiceLine, locale: string): string =>
  line.quantity.unit === 'amount' ? columnAmount(line.quantity.grosz, locale) : number(quantityNumber(line), locale, 3)

export const unitText = ({ quantity }: InvoiceLine): string => {
  if (quantity.unit === 'months') return m.billing_unit_month()
  return quantity.unit === 'pieces' ? m.billing_unit_piece() : m.billing_unit_amount()
}

/** Net in złoty; of a commission: percent. */
export const priceText = (
  { price, quantity }: Pick<InvoiceLine, 'price'> & { readonly quantity: { readonly unit: string } },
  locale: string,
): string => (quantity.unit === 'amount' ? `${number(price / 10, locale, 1)}%` : columnAmount(price, locale))

export const rateText = (rate: VatRate): string => {
  if (rate === 'exempt') return m.billing_rate_exempt()
  return rate === 'outside' ? m.billing_rate_outside() : `${rate}%`
}

export const subjectName = (subject: PriceSubject): string => m.billing_subject({ subject })
