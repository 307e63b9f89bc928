import type { AnyDraftMutation, KindTypes } from './define-mutation.ts'
import type { DocumentKind } from './document-kind.ts'
import type { LoggedEntry } from './logged-entry.ts'
import type { AnyRefusal } from './refusal.ts'
import { undoEntry } from './undo-entry.ts'

type UndoableEntry = Pick<LoggedEntry, 'name' | 'changes' | 'changesInAll'>

/** An entry that is undone, with the mutations that do it; or one that is not, with the reason. */
export type EntryUndone<Entry, Refusal extends AnyRefusal = AnyRefusal> =
  | { readonly entry: Entry; readonly mutations: readonly [AnyDraftMutation, ...AnyDraftMutation[]] }
  | { readonly entry: Entry; readonly mutations: null; readonly obstacle: string; readonly refusal: null }
  | { readonly entry: Entry; readonly mutations: null; readonly obstacle: null; readonly refusal: Refusal }

/**
 * What undoing an act of many entries would do today, entry by entry in their order. An act is undone as far as it can be:
 * an entry that cannot be undone any more, or whose undoing would be refused, stays with its reason and holds up no other.
 * `check` gives for each mutation why it would be refused after those before it.
 *
 * @example undoEntries(processesKind, entries, section, (mutations) => view.checkInTurn(mutations))
 */
export const undoEntries = <T extends KindTypes, Entry extends UndoableEntry, Refusal extends AnyRefusal>(
  kind: DocumentKind<T>,
  entries: readonly Entry[],
  content: T['content'],
  check: (mutations: readonly AnyDraftMutation[]) => readonly (Refusal | null)[],
): readonly EntryUndone<Entry, Refusal>[] => {
  const undoings = entries.map((entry) => ({ entry, undoing: undoEntry(kind, entry, content) }))
  const refusals = check(undoings.flatMap(({ undoing }) => undoing.mutations ?? []))
  let place = 0
  return undoings.map(({ entry, undoing: { mutations, obstacle } }) => {
    if (mutations === null) return { entry, mutations, obstacle, refusal: null }
    const refusal = refusals.slice(place, (place += mutations.length)).find((refused) => refused !== null)
    return refusal ? { entry, mutations: null, obstacle: null, refusal } : { entry, mutations }
  })
}
