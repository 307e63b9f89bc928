import type { Invoice } from '../../operator/invoices/records.ts'
import type { Finance, Share } from './finance.ts'

/** The invoices, the newest month first; corrections come before the invoice that they correct. */
export const invoicesInOrder = ({ invoice }: Pick<Finance, 'invoice'>): readonly Invoice[] =>
  [...invoice.values()].sort((one, other) => newestFirst(one.content, other.content))

/** The shares of a sub-account, in the same order. */
export const sharesInOrder = ({ share }: Pick<Finance, 'share'>): readonly Share[] =>
  [...share.values()].sort(newestFirst)

type Placed = Pick<Share, 'month' | 'number'> & { readonly corrects: object | null }

const newestFirst = (one: Placed, other: Placed): number =>
  descending(one.month, other.month) ||
  Number(one.corrects === null) - Number(other.corrects === null) ||
  descending(one.number, other.number)

const descending = (one: string, other: string): number => (one > other ? -1 : Number(one < other))
