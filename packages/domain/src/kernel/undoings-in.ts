import type { KindTypes } from './define-mutation.ts'
import type { DocumentKind } from './document-kind.ts'
import type { LoggedEntry } from './logged-entry.ts'

type UndoableEntry = Pick<LoggedEntry, 'seq' | 'name' | 'args' | 'changes' | 'changesInAll'>

/**
 * Which entries were undone, and by which later entry: seq to seq. An entry is undone by the first later entry that
 * is the mutation that undoing it sends, and that changed something. It makes no difference whether it was sent by the
 * button of the history or by hand: the effect is the same. The entries may be in any order.
 *
 * @example undoingsIn(processesKind, page.entries, section).get(entry.seq) // 12, or undefined
 */
export const undoingsIn = <T extends KindTypes>(
  kind: DocumentKind<T>,
  entries: readonly UndoableEntry[],
  content: T['content'],
): ReadonlyMap<number, number> => {
  const oldestFirst = entries.toSorted((one, other) => one.seq - other.seq)
  /** Entries that are still in force, by the mutation that would undo each. */
  const inForce = new Map<string, number[]>()
  const found = new Map<number, number>()
  for (const entry of oldestFirst) {
    if (entry.changes.length > 0) {
      for (const seq of inForce.get(keyOf(entry)) ?? []) found.set(seq, entry.seq)
      inForce.delete(keyOf(entry))
    }
    const undo = Object.hasOwn(kind.mutations, entry.name) ? kind.mutations[entry.name]?.undo : undefined
    if (undo === undefined || typeof undo === 'string' || entry.changesInAll !== undefined) continue
    // By what it changed alone: whether it can still be undone makes no difference to whether it was.
    const [first] = undo.mutations(entry.changes, content)
    if (first === undefined) continue
    const key = keyOf(first)
    inForce.set(key, [...(inForce.get(key) ?? []), entry.seq])
  }
  return found
}

/** Two mutations with the same key do the same: the order of lists and empty lists make no difference. */
const keyOf = ({ name, args }: { readonly name: string; readonly args: object }): string =>
  JSON.stringify([
    name,
    Object.entries(args)
      .filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
      .map(([argument, value]: [string, unknown]) => [argument, Array.isArray(value) ? value.toSorted() : value])
      .toSorted(([one], [other]) => (String(one) < String(other) ? -1 : 1)),
  ])
