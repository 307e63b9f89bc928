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
  /** It is as it was before the entry, so nothing would change. */
  | { readonly state: 'already' }
  | { readonly state: 'refused'; readonly refusal: Refusal; readonly names: Readonly<Record<string, string>> }

/** What undoing would do now, by the rules' own functions. */
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

/** The later one was made from a copy of the other: what did not change is the same record in both. */
const isSame = (one: Directory, other: Directory): boolean =>
  recordKinds.every((kind) => {
    const [before, after] = [one[kind] as ReadonlyMap<string, unknown>, other[kind] as ReadonlyMap<string, unknown>]
    return before.size === after.size && [...before].every(([id, record]) => after.get(id) === record)
  })
