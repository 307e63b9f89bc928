import { Draft } from '../../kernel/draft.ts'
import type { LoginId } from '../../kernel/ids.ts'
import { isRefusal, newestVersion, runMutation } from '../../kernel/run-mutation.ts'
import { directoryKind } from '../directory-kind.ts'
import type { Directory } from '../directory.ts'
import { mutations as definitions, type DraftMutation } from '../mutations/mutations.ts'
import type { DirectoryRefusal } from '../refusal.ts'

export type Preview =
  | { readonly directory: Directory; readonly refusal: null }
  | { readonly directory: null; readonly refusal: DirectoryRefusal }

/** Who would send it, and when: milliseconds since 1970. */
export interface PreviewContext {
  readonly loginId: LoginId
  readonly now: number
}

/** What would become of one of several mutations: refused, with the reason; or accepted, with or without any change. */
export type EachOutcome =
  | { readonly refusal: DirectoryRefusal; readonly changes: false }
  | { readonly refusal: null; readonly changes: boolean }

export interface EachPreview {
  /** The directory with all that would be accepted. */
  readonly directory: Directory
  /** One for each mutation, in their order. */
  readonly outcomes: readonly EachOutcome[]
}

/**
 * The directory as it would be after these mutations, by the same mutators that the server runs; the first refusal
 * ends it. Nothing is sent and the given directory stays as it is.
 */
export const previewMutations = (
  directory: Directory,
  mutations: readonly DraftMutation[],
  context: PreviewContext,
): Preview => {
  const draft = new Draft(directory)
  for (const mutation of mutations) {
    const { refusal } = tryOut(draft, mutation, context)
    if (refusal !== null) return { directory: null, refusal }
  }
  return { directory: draft.share(), refusal: null }
}

/**
 * The same for many people at once: each mutation is judged after the ones before it, and one that would be refused
 * stops none of the others, as on the server.
 *
 * @example previewEach(directory, members.map(({ id }) => ({ name: 'suspendMember', args: { memberId: id } })), context)
 */
export const previewEach = (
  directory: Directory,
  mutations: readonly DraftMutation[],
  context: PreviewContext,
): EachPreview => {
  const draft = new Draft(directory)
  const outcomes = mutations.map((mutation) => tryOut(draft, mutation, context))
  return { directory: draft.share(), outcomes }
}

const tryOut = (
  draft: Draft<Directory>,
  { name, args }: DraftMutation,
  { loginId, now }: PreviewContext,
): EachOutcome => {
  const mutation = { name, version: newestVersion(definitions[name]), args }
  // Who previews has the directory, so the session opens it.
  const context = { actor: { kind: 'login', loginId, signedInBy: 'provider' } as const, now, facts: {} }
  const result = runMutation(directoryKind, draft.current, mutation, context)
  if (isRefusal(result)) return { refusal: result, changes: false }
  draft.apply(result.writes)
  return { refusal: null, changes: result.writes.length > 0 }
}
