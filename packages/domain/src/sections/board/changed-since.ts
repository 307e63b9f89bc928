import type { RecordChange } from '../../kernel/change.ts'
import type { StoredRecord } from '../../kernel/record.ts'

/** Why a change of a record is not undone any more. */
export type SinceObstacle =
  /** What it changed is as it was before. */
  | 'as-before'
  /** Someone has changed the same since: undoing would take back their work too. */
  | 'changed-since'

/**
 * Whether what an entry changed is still as it left it. `values` gives what the entry changed in the record, from the record
 * before and the one after, as something to compare.
 *
 * @example changedSince(changes, 'process', process, () => ({ state }) => state)
 */
export const changedSince = <Item extends StoredRecord>(
  changes: readonly RecordChange[],
  { kind, items }: { readonly kind: string; readonly items: ReadonlyMap<string, Item> },
  valueIn: (before: Item, after: Item) => (item: Item) => unknown,
): SinceObstacle | null => {
  for (const change of changes) {
    if (change.kind !== kind || !change.before || !change.after) continue
    const [before, after] = [change.before as Item, change.after as Item]
    const value = valueIn(before, after)
    const now = items.get(change.id)
    if (now === undefined) return 'changed-since'
    if (value(now) === value(after)) continue
    return value(now) === value(before) ? 'as-before' : 'changed-since'
  }
  return null
}
