import type { Grosz } from './amounts.ts'
import type { InvoiceLine, Quantity } from './month-lines.ts'

/** One line of a correction: what it was, what it should have been; null: there was none, or should be none. */
export interface CorrectedLine {
  readonly before: InvoiceLine | null
  readonly after: InvoiceLine | null
  /** What is added to the net, negative where it goes down. */
  readonly difference: Grosz
}

/**
 * The lines in which two states of one month differ; also the differences from last month in a preview. Lines are the
 * same line when they are of the same account, sort and rate; of several prices within it, they are matched in order.
 */
export const differencesOf = (
  before: readonly InvoiceLine[],
  after: readonly InvoiceLine[],
): readonly CorrectedLine[] => {
  const former = grouped(before)
  const latter = grouped(after)
  return [...new Set([...former.keys(), ...latter.keys()])].flatMap((key) => {
    const [ones, others] = [former.get(key) ?? [], latter.get(key) ?? []]
    return Array.from({ length: Math.max(ones.length, others.length) }, (_, place) =>
      corrected(ones[place] ?? null, others[place] ?? null),
    ).filter(({ before, after }) => !isSameLine(before, after))
  })
}

/** What an invoice charges, or what a correction changes, line by line. */
export const chargesOf = ({
  lines,
  corrects,
}: {
  readonly lines: readonly InvoiceLine[]
  readonly corrects: { readonly lines: readonly InvoiceLine[] } | null
}): readonly CorrectedLine[] =>
  corrects === null ? lines.map((line) => corrected(null, line)) : differencesOf(corrects.lines, lines)

const corrected = (before: InvoiceLine | null, after: InvoiceLine | null): CorrectedLine => ({
  before,
  after,
  difference: (after?.net ?? 0) - (before?.net ?? 0),
})

const grouped = (lines: readonly InvoiceLine[]): ReadonlyMap<string, readonly InvoiceLine[]> => {
  const groups = new Map<string, InvoiceLine[]>()
  for (const line of lines) {
    const key = JSON.stringify([line.accountId, line.subject, line.of, line.rate])
    groups.set(key, [...(groups.get(key) ?? []), line])
  }
  return groups
}

const isSameLine = (one: InvoiceLine | null, other: InvoiceLine | null): boolean =>
  one !== null &&
  other !== null &&
  one.net === other.net &&
  one.price === other.price &&
  isSameQuantity(one.quantity, other.quantity)

/** A whole month of 30 days is as much as one of 31. */
const isSameQuantity = (one: Quantity, other: Quantity): boolean =>
  one.unit === 'months' && other.unit === 'months'
    ? one.days * other.daysInMonth === other.days * one.daysInMonth
    : JSON.stringify(one) === JSON.stringify(other)
