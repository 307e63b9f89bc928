import type { RecordChange } from './change.ts'
import type { LoggedEntry } from './logged-entry.ts'
import { textsIn } from './names.ts'

/**
 * An entry with at most so many changes, the names that these need, and how many there are in all: an import changes every
 * record of an organisation. Changes of which there are few come first, so that the role that was deleted is not pushed
 * out by the members who had it. The hash stays that of the whole entry.
 *
 * @example countOfChanges(shortenedEntry(entry, 100)) === countOfChanges(entry)
 */
export const shortenedEntry = <Entry extends LoggedEntry>(entry: Entry, changesMax: number): Entry => {
  if (entry.changes.length <= changesMax) return entry
  const changesInAll = countsByKind(entry.changes)
  const count = ({ kind }: RecordChange): number => changesInAll[kind] ?? 0
  const changes = entry.changes.toSorted((one, other) => count(one) - count(other)).slice(0, changesMax)
  const spokenOf = new Set(textsIn([entry.args, changes]))
  const names = Object.fromEntries(Object.entries(entry.names).filter(([id]) => spokenOf.has(id)))
  return { ...entry, changes, changesInAll, names }
}

/** Changes of a kind, or all of them, whether the entry still holds them or not. */
export const countOfChanges = (
  { changes, changesInAll = countsByKind(changes) }: Pick<LoggedEntry, 'changes' | 'changesInAll'>,
  kind: string | null = null,
): number =>
  kind === null
    ? Object.values(changesInAll).reduce<number>((sum, count = 0) => sum + count, 0)
    : (changesInAll[kind] ?? 0)

const countsByKind = (changes: readonly RecordChange[]): Partial<Record<string, number>> => {
  const counts: Partial<Record<string, number>> = {}
  for (const { kind } of changes) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}
