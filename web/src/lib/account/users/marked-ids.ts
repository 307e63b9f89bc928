export interface Marked {
  readonly id: string
}

/** Ids of the selected rows: one immutable set, because thousands of small signals are slower. */
export type MarkedIds = ReadonlySet<string>

export const idsOf = (rows: readonly Marked[]): MarkedIds => new Set(rows.map(({ id }) => id))

export const toggled = (marked: MarkedIds, id: string): MarkedIds => {
  const changed = new Set(marked)
  if (!changed.delete(id)) changed.add(id)
  return changed
}

/** Includes all rows between the two, in the order of the list; if one has left the list, only the other. */
export const withRange = (
  marked: MarkedIds,
  rows: readonly Marked[],
  ends: { readonly from: string; readonly to: string },
): MarkedIds => {
  const known = [ends.from, ends.to].map((id) => rows.findIndex((row) => row.id === id)).filter((at) => at >= 0)
  if (known.length === 0) return marked
  return marked.union(idsOf(rows.slice(Math.min(...known), Math.max(...known) + 1)))
}

/** How many of the selected rows are not among those in view. */
export const outOfView = <Row>(marked: readonly Row[], inView: readonly Row[]): number => {
  if (marked.length === 0) return 0
  const shown = new Set(inView)
  return marked.filter((row) => !shown.has(row)).length
}
