import { applyWrites, type Directory, type WritableDirectory, type Write } from '../directory.ts'
import { argumentsVersion, isRefusal } from '../mutation.ts'
import type { Refusal } from '../refusal.ts'
import { runMutation } from '../run-mutation.ts'
import type { DraftMutation, PreviewContext } from './preview-mutations.ts'

/** What would become of one of several mutations: refused, with the reason; or accepted, with or without any change. */
export type EachOutcome =
  { readonly refusal: Refusal; readonly changes: false } | { readonly refusal: null; readonly changes: boolean }

export interface EachPreview {
  /** The directory with all that would be accepted. */
  readonly directory: Directory
  /** One for each mutation, in their order. */
  readonly outcomes: readonly EachOutcome[]
}

/**
 * The same for many people at once: each mutation is judged after the ones before it, and one that would be refused
 * stops none of the others, as on the server. Nothing is sent and the given directory stays as it is.
 *
 * @example previewEach(directory, members.map(({ id }) => ({ name: 'suspendMember', args: { memberId: id } })), context)
 */
export const previewEach = (
  directory: Directory,
  mutations: readonly DraftMutation[],
  { loginId, now }: PreviewContext,
): EachPreview => {
  const draft = { ...directory } as WritableDirectory
  const context = { actor: { kind: 'login', loginId } as const, now, facts: {} }
  const outcomes = mutations.map(({ name, args }): EachOutcome => {
    const result = runMutation(draft, { name, version: argumentsVersion, args }, context)
    if (isRefusal(result)) return { refusal: result, changes: false }
    applyWrites(ownMaps(directory, draft, result), result)
    return { refusal: null, changes: result.length > 0 }
  })
  return { directory: draft, outcomes }
}

/** Only the maps that are written are copied: an organisation has up to 120,000 members, and a copy costs as much. */
const ownMaps = (directory: Directory, draft: WritableDirectory, writes: readonly Write[]): WritableDirectory => {
  for (const { kind } of writes) {
    if (kind !== 'organization' && draft[kind] === directory[kind])
      Object.assign(draft, { [kind]: new Map<unknown, unknown>(directory[kind]) })
  }
  return draft
}
