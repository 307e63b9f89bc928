import * as v from 'valibot'
import { CalendarDateSchema, type CalendarDate } from '../kernel/calendar-date.ts'
import { PriceIdSchema } from '../kernel/ids.ts'
import { limits } from '../kernel/limits.ts'
import { NameSchema } from '../kernel/text.ts'
import { VatRateSchema } from './vat.ts'

/** What the operator charges for by the month: an account, a unit, a service of a unit. */
export const monthlySubjects = ['account', 'unit', 'service'] as const
/** And by the piece: a process that is done, and, per mille of what the guest paid, a reservation that has departed. */
export const priceSubjects = [...monthlySubjects, 'process', 'reservation'] as const
export type MonthlySubject = (typeof monthlySubjects)[number]
export type PriceSubject = (typeof priceSubjects)[number]

/**
 * One price of the operator's list (DESIGN 12). A price is never changed: another one begins on another day. `null` takes
 * the charge away from that day on.
 */
export const PriceSchema = v.object({
  id: PriceIdSchema,
  subject: v.picklist(priceSubjects),
  /** The type of service, or the kind of process (`kindOf`), that it is for; null: all that have no price of their own. */
  of: v.nullable(v.pipe(v.string(), v.minLength(1, 'required'), v.maxLength(limits.billing.kindLengthMax, 'too-long'))),
  /** What the invoice calls it. */
  name: NameSchema,
  /** Net, in grosz; of a reservation: per mille. */
  value: v.nullable(
    v.pipe(
      v.number(),
      v.safeInteger('not-an-amount'),
      v.minValue(0, 'not-an-amount'),
      v.maxValue(limits.billing.priceMax, 'too-large'),
    ),
  ),
  rate: VatRateSchema,
  validFrom: CalendarDateSchema,
})
export type Price = v.InferOutput<typeof PriceSchema>

/** A price that something is charged by on one day. */
export type ChargedPrice = Price & { readonly value: number }

/**
 * The price of something on a day: the newest of its own that is valid, else the newest for all; null: nothing is charged.
 *
 * @example priceOn(prices, { subject: 'process', of: 'mnp' }, '2026-11-10')
 */
export const priceOn = (
  prices: readonly Price[],
  { subject, of }: { readonly subject: PriceSubject; readonly of: string | null },
  date: CalendarDate,
): ChargedPrice | null => {
  const own = newestOf(prices, subject, of, date)
  const price = own ?? newestOf(prices, subject, null, date)
  return price !== null && hasValue(price) ? price : null
}

const newestOf = (
  prices: readonly Price[],
  subject: PriceSubject,
  of: string | null,
  date: CalendarDate,
): Price | null => {
  let newest: Price | null = null
  for (const price of prices) {
    if (price.subject !== subject || price.of !== of || price.validFrom > date) continue
    if (newest === null || price.validFrom >= newest.validFrom) newest = price
  }
  return newest
}

const hasValue = (price: Price): price is ChargedPrice => price.value !== null
