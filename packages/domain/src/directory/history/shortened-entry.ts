import { textsIn } from '../../kernel/names.ts'
import type { DirectoryChange } from '../directory.ts'
import type { ChangeCounts, HistoryEntry } from './history-entry.ts'

/**
 * An entry with at most so many changes, the names that these need, and how many there are in all: an import changes every
 * record of an organisation. Changes of which there are few come first, so that the role that was deleted is not pushed
 * out by the members who had it. The hash stays that of the whole entry.
 *
 * @example countOfChanges(shortenedEntry(entry, 100)) === countOfChanges(entry)
 */
export const shortenedEntry = (entry: HistoryEntry, changesMax: number): HistoryEntry => {
  if (entry.changes.length <= changesMax) return entry
  const changesInAll = countsByKind(entry.changes)
  const count = ({ kind }: DirectoryChange): number => changesInAll[kind] ?? 0
  const changes = entry.changes.toSorted((one, other) => count(one) - count(other)).slice(0, changesMax)
  const spokenOf = new Set(textsIn([entry.args, changes]))
  const names = Object.fromEntries(Object.entries(entry.names).filter(([id]) => spokenOf.has(id)))
  return { ...entry, changes, changesInAll, names }
}

/** Changes of a kind, or all of them, whether the entry still holds them or not. */
export const countOfChanges = (
  { changes, changesInAll = countsByKind(changes) }: Pick<HistoryEntry, 'changes' | 'changesInAll'>,
  kind: DirectoryChange['kind'] | null = null,
): number =>
  kind === null ? Object.values(changesInAll).reduce((sum, count) => sum + count, 0) : (changesInAll[kind] ?? 0)

const countsByKind = (changes: readonly DirectoryChange[]): ChangeCounts => {
  const counts: Partial<Record<DirectoryChange['kind'], number>> = {}
  for (const { kind } of changes) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}
