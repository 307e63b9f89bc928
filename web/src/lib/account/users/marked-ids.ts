export interface Marked {
  readonly id: string
}

/** Ids of the rows that are marked: one immutable set at a time, since thousands of small signals are slower. */
export type MarkedIds = ReadonlySet<string>

export const idsOf = (rows: readonly Marked[]): MarkedIds => new Set(rows.map(({ id }) => id))

export const toggled = (marked: MarkedIds, id: string): MarkedIds => {
  const changed = new Set(marked)
  if (!changed.delete(id)) changed.add(id)
  return changed
}

/** With all rows between two, as they stand in the list; where one of them has left it, the other alone. */
export const withRange = (
  marked: MarkedIds,
  rows: readonly Marked[],
  ends: { readonly from: string; readonly to: string },
): MarkedIds => {
  const known = [ends.from, ends.to].map((id) => rows.findIndex((row) => row.id === id)).filter((at) => at >= 0)
  if (known.length === 0) return marked
  return marked.union(idsOf(rows.slice(Math.min(...known), Math.max(...known) + 1)))
}

/** How many of the marked rows are not among those in view. */
export const outOfView = <Row>(marked: readonly Row[], inView: readonly Row[]): number => {
  if (marked.length === 0) return 0
  const shown = new Set(inView)
  return marked.filter((row) => !shown.has(row)).length
}
