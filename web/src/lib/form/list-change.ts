/** What to add and what to remove: merging happens at the level of meaning, so that two people's changes both count. */
export interface ListChange<Item> {
  readonly add: Item[]
  readonly remove: Item[]
}
