import { undoingsIn } from '../../kernel/undoings-in.ts'
import type { Directory } from '../directory.ts'
import { directoryKind } from '../directory-kind.ts'
import type { HistoryEntry } from './history-entry.ts'

/**
 * Which entries of a directory were undone, and by which later entry: seq to seq.
 *
 * @example undoings(page.entries, directory).get(entry.seq) // 12, or undefined
 */
export const undoings = (
  entries: readonly Pick<HistoryEntry, 'seq' | 'name' | 'args' | 'changes' | 'changesInAll'>[],
  directory: Directory,
): ReadonlyMap<number, number> => undoingsIn(directoryKind, entries, directory)
