import type { InvoiceLine } from './month-lines.ts'
import { type Grosz, sumOf } from './amounts.ts'

/** How a month differs from the one before it. */
export interface MonthChange {
  readonly before: Grosz
  readonly now: Grosz
  readonly difference: Grosz
  /** The first month, or more than 30 % up or down: someone looks at it before it is issued. */
  readonly isUnusual: boolean
}

const unusualPercent = 30

export const monthChange = (before: readonly InvoiceLine[], now: readonly InvoiceLine[]): MonthChange => {
  const [was, is] = [before, now].map((lines) => sumOf(lines.map(({ net }) => net)))
  const [first = 0, second = 0] = [was, is]
  const difference = second - first
  const isUnusual = difference !== 0 && Math.abs(difference) * 100 > first * unusualPercent
  return { before: first, now: second, difference, isUnusual }
}
