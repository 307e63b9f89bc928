import { applyChanges, type RecordChange } from '../../kernel/change.ts'
import { emptyDirectory, type Directory } from '../directory.ts'
import type { HistoryEntry } from './history-entry.ts'

/** What the log keeps of a change: enough to build a directory with. */
export interface FoldedEntry extends Pick<HistoryEntry, 'seq' | 'at'> {
  readonly changes: readonly RecordChange[]
}

/**
 * The directory as it was after the entry `seq`, or at the end of the moment `at` (milliseconds since 1970). Entries come
 * in the order of the log. A server's clock may have been set back in between, so a moment means everything up to the
 * last entry that is not later than it.
 *
 * @example directoryAt(entries, { at: Date.UTC(2026, 8, 30, 22) }).member.get(memberId)
 */
export const directoryAt = (
  entries: readonly FoldedEntry[],
  moment: { readonly seq: number } | { readonly at: number },
): Directory => {
  const directory = emptyDirectory()
  for (const { changes } of entries.slice(0, countUpTo(entries, moment))) applyChanges(directory, changes)
  return directory
}

const countUpTo = (
  entries: readonly FoldedEntry[],
  moment: { readonly seq: number } | { readonly at: number },
): number => 1 + entries.findLastIndex(({ seq, at }) => ('seq' in moment ? seq <= moment.seq : at <= moment.at))
