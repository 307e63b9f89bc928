import type { ListChange } from '#lib/form/list-change.ts'

export type Way = 'give' | 'take'

/** Each item that is given or taken, without the others. */
export type Ways<Item> = ReadonlyMap<Item, Way>

export const noWays = <Item>(): Ways<Item> => new Map<Item, Way>()

/** The same way again clears the choice. */
export const chosenWay = <Item>(ways: Ways<Item>, item: Item, way: Way): Ways<Item> => {
  const changed = new Map(ways)
  if (changed.get(item) === way) changed.delete(item)
  else changed.set(item, way)
  return changed
}

export const changeOfWays = <Item>(ways: Ways<Item>): ListChange<Item> => {
  const chosen = (way: Way) => [...ways].filter(([, each]) => each === way).map(([item]) => item)
  return { add: chosen('give'), remove: chosen('take') }
}
