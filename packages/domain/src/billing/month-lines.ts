import type { CalendarDate } from '../kernel/calendar-date.ts'
import { dateAt } from '../kernel/calendar-date.ts'
import type { AccountId } from '../kernel/ids.ts'
import type { FoldedEntry } from '../directory/history/directory-at.ts'
import { type Grosz, partOf } from './amounts.ts'
import { chargedDays } from './charged-days.ts'
import type { ChargedPiece } from './charged-pieces.ts'
import { daysOfMonth, type Month } from './month.ts'
import { type ChargedPrice, type Price, priceOn, type PriceSubject, priceSubjects } from './price-list.ts'
import type { VatRate } from './vat.ts'

/**
 * How much of something is charged. `months`: so many days of a month of so many days, of all that the account had of it
 * together. `pieces`: so many. `amount`: that many grosz, charged per mille.
 */
export type Quantity =
  | { readonly unit: 'months'; readonly days: number; readonly daysInMonth: number }
  | { readonly unit: 'pieces'; readonly count: number }
  | { readonly unit: 'amount'; readonly grosz: Grosz }

export interface InvoiceLine {
  readonly accountId: AccountId
  readonly subject: PriceSubject
  /** The type of the service, or the kind of process. */
  readonly of: string | null
  /** That of the price. */
  readonly name: string
  readonly quantity: Quantity
  /** Net, in grosz; of an `amount`: per mille. */
  readonly price: number
  readonly rate: VatRate
  readonly net: Grosz
}

export interface ChargedMonth {
  readonly month: Month
  /** The log of the organisation's directory, in order. */
  readonly directory: readonly FoldedEntry[]
  /** What was finished in the month, of all accounts. */
  readonly pieces: readonly ChargedPiece[]
  readonly prices: readonly Price[]
  /** Days after it are not charged: for a month that is running, its last whole day. */
  readonly until?: CalendarDate
}

/**
 * The lines of one month of an organisation (DESIGN 12): everything of one sort, account and price in one line, so the
 * same logs give the same lines. The net of a line is quantity × price, rounded half up to a grosz. Lines of an account
 * are beside each other, in the order of the sorts. What has no price is not charged.
 */
export const monthLines = ({ month, directory, pieces, prices, until }: ChargedMonth): readonly InvoiceLine[] => {
  const days = daysOfMonth(month)
  const counted = until === undefined ? days : days.filter((day) => day <= until)
  const lines = new Map<string, InvoiceLine>()
  const add = (line: Omit<InvoiceLine, 'net'>, priceId: string): void => {
    const key = JSON.stringify([line.accountId, line.subject, line.of, priceId, line.price])
    const quantity = sum(lines.get(key)?.quantity, line.quantity)
    lines.set(key, { ...line, quantity, net: netOf(quantity, line.price) })
  }
  for (const { date, accountId, subject, of, count } of chargedDays(directory, counted)) {
    const price = priceOn(prices, { subject, of }, date)
    if (price === null) continue
    const quantity = { unit: 'months', days: count, daysInMonth: days.length } as const
    add({ accountId, subject, of, name: price.name, quantity, price: price.value, rate: price.rate }, price.id)
  }
  for (const piece of pieces) {
    const price = priceOn(prices, piece, dateAt(piece.at))
    if (price !== null) add({ ...lineOfPiece(piece, price), name: price.name, rate: price.rate }, price.id)
  }
  return [...lines.values()].sort(byAccountAndSort)
}

const lineOfPiece = (piece: ChargedPiece, price: ChargedPrice): Omit<InvoiceLine, 'net' | 'rate' | 'name'> => {
  const { accountId, subject, of } = piece
  return piece.subject === 'process'
    ? { accountId, subject, of, quantity: { unit: 'pieces', count: 1 }, price: price.value }
    : {
        ...{ accountId, subject, of, quantity: { unit: 'amount', grosz: piece.amount } },
        // What was agreed when it was made; the list has the rate of those that name none.
        price: piece.commission === 0 ? price.value : piece.commission,
      }
}

const sum = (one: Quantity | undefined, other: Quantity): Quantity => {
  if (one?.unit === 'months' && other.unit === 'months') return { ...one, days: one.days + other.days }
  if (one?.unit === 'pieces' && other.unit === 'pieces') return { ...one, count: one.count + other.count }
  if (one?.unit === 'amount' && other.unit === 'amount') return { ...one, grosz: one.grosz + other.grosz }
  return other
}

const netOf = (quantity: Quantity, price: number): Grosz => {
  if (quantity.unit === 'months') return partOf(price, quantity.days, quantity.daysInMonth)
  return quantity.unit === 'pieces' ? price * quantity.count : partOf(quantity.grosz, price, 1000)
}

const byAccountAndSort = (one: InvoiceLine, other: InvoiceLine): number =>
  compare(one.accountId, other.accountId) ||
  priceSubjects.indexOf(one.subject) - priceSubjects.indexOf(other.subject) ||
  compare(one.of ?? '', other.of ?? '')

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
