import type { AnyDraftMutation } from '../../kernel/define-mutation.ts'
import type { Directory } from '../directory.ts'
import { undoEntry } from '../../kernel/undo-entry.ts'
import { directoryKind } from '../directory-kind.ts'
import type { DraftMutation } from '../mutations/mutations.ts'
import type { HistoryEntry } from './history-entry.ts'
import type { UndoObstacle } from './undo-obstacle.ts'

export type Undoing =
  | { readonly mutations: readonly [DraftMutation, ...DraftMutation[]]; readonly obstacle: null }
  | { readonly mutations: null; readonly obstacle: UndoObstacle }

/**
 * The mutations that undo an accepted one, in the order of sending (item 10 of issue 3): computed from what it
 * really changed, not from its arguments, so that what others changed since stays. They are new mutations with
 * their own checks: `previewMutations` says whether they would be refused today.
 *
 * They undo all that the entry did: an administrator who was assigned from a sub-account goes back there, and a member who
 * was moved to a sub-account gets back the grants that were lost by that.
 *
 * @example const { mutations } = undoMutation(entry, directory)
 */
export const undoMutation = (
  entry: Pick<HistoryEntry, 'name' | 'changes' | 'changesInAll'>,
  directory: Directory,
): Undoing => {
  if (entry.name === 'importOrganization') return { mutations: null, obstacle: 'beginning' }
  const { mutations, obstacle } = undoEntry(directoryKind, entry, directory)
  if (mutations === null) return { mutations, obstacle }
  const [first, ...more] = mutations
  return { mutations: [asDraft(first), ...more.map(asDraft)], obstacle: null }
}

/** A definition cannot name the types of the others, for it is one of them; the tests run what each undo gives. */
const asDraft = (draft: AnyDraftMutation): DraftMutation => draft as unknown as DraftMutation
