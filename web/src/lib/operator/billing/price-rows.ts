import { type CalendarDate, type Price, priceSubjects } from '@kontor/domain'

/** What is charged now and from when on something else is, for one thing of the list. */
export interface PriceRow {
  readonly current: Price | null
  /** The next ones, soonest first. */
  readonly coming: readonly Price[]
}

/** The price list as rows: one for each thing that is charged, in the order of the sorts. */
export const priceRows = (prices: readonly Price[], today: CalendarDate): readonly PriceRow[] => {
  const things = new Map<string, Price[]>()
  for (const price of prices) {
    const key = JSON.stringify([priceSubjects.indexOf(price.subject), price.of ?? ''])
    things.set(key, [...(things.get(key) ?? []), price])
  }
  return [...things]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, of]) => {
      const sorted = of.toSorted((one, other) => (one.validFrom < other.validFrom ? -1 : 1))
      return {
        current: sorted.findLast(({ validFrom }) => validFrom <= today) ?? null,
        coming: sorted.filter(({ validFrom }) => validFrom > today),
      }
    })
}
