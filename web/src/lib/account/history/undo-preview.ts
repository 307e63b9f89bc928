import {
  affectedPeople,
  directoryKind,
  mentionedNames,
  previewMutations,
  recordKinds,
  type AffectedPerson,
  type Directory,
  type DraftMutation,
  type LoginId,
  type Refusal,
} from '@kontor/domain'

export type UndoPreview =
  | { readonly state: 'changes'; readonly people: readonly AffectedPerson[] }
  /** The state is as before the entry, so nothing would change. */
  | { readonly state: 'already' }
  | { readonly state: 'refused'; readonly refusal: Refusal; readonly names: Readonly<Record<string, string>> }

/** What undoing would do now, by the domain's own functions. */
export const undoPreview = (
  directory: Directory,
  mutations: readonly DraftMutation[],
  context: { readonly loginId: LoginId; readonly now: number },
): UndoPreview => {
  const after = previewMutations(directory, mutations, context)
  if (after.refusal !== null)
    return { state: 'refused', refusal: after.refusal, names: mentionedNames(directoryKind, directory, mutations) }
  if (isSame(directory, after.directory)) return { state: 'already' }
  return { state: 'changes', people: affectedPeople(directory, after.directory) }
}

/** The later directory is a copy of the other: unchanged records are the same objects in both. */
const isSame = (one: Directory, other: Directory): boolean =>
  recordKinds.every((kind) => {
    const [before, after] = [one[kind] as ReadonlyMap<string, unknown>, other[kind] as ReadonlyMap<string, unknown>]
    return before.size === after.size && [...before].every(([id, record]) => after.get(id) === record)
  })
