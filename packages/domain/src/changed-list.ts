/**
 * A list with items added and removed, sorted, so that two changes that do not touch give the same list in either
 * order. What is both added and removed is removed: in doubt a person gets less.
 */
export const changedList = <T extends string>(list: readonly T[], add: readonly T[], remove: readonly T[]): T[] =>
  [...new Set([...list, ...add])].filter((item) => !remove.includes(item)).sort()
