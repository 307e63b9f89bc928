/** What to add and what to remove so that one list becomes the other: merging happens at the level of meaning. */
export interface ListChange<Item> {
  readonly add: Item[]
  readonly remove: Item[]
}

export const changedList = <Item>(from: Iterable<Item>, to: Iterable<Item>): ListChange<Item> => {
  const [before, after] = [new Set(from), new Set(to)]
  return {
    add: [...after].filter((item) => !before.has(item)),
    remove: [...before].filter((item) => !after.has(item)),
  }
}

/** The list with a change applied to it; what is in it twice is in it once. */
export const withChange = <Item>(from: Iterable<Item>, add: Iterable<Item>, remove: Iterable<Item>): Item[] => [
  ...new Set([...from, ...add]).difference(new Set(remove)),
]
