/** What to add and what to remove: mutations carry differences, so that the changes of two people both apply. */
export interface ListChange<Item> {
  readonly add: Item[]
  readonly remove: Item[]
}
