import { applyWrites, copyDirectory, type Directory } from '../directory.ts'
import type { LoginId } from '../ids.ts'
import { argumentsVersion, isRefusal, type MutationInput, type MutationName } from '../mutation.ts'
import type { Refusal } from '../refusal.ts'
import { runMutation } from '../run-mutation.ts'

/** A mutation that has not been sent. */
export type DraftMutation = { [N in MutationName]: { readonly name: N; readonly args: MutationInput<N> } }[MutationName]

export type Preview =
  { readonly directory: Directory; readonly refusal: null } | { readonly directory: null; readonly refusal: Refusal }

/** Who would send it, and when: milliseconds since 1970. */
export interface PreviewContext {
  readonly loginId: LoginId
  readonly now: number
}

/**
 * The directory as it would be after these mutations, by the same mutators that the server runs; the first refusal
 * ends it. Nothing is sent and the given directory stays as it is.
 */
export const previewMutations = (
  directory: Directory,
  mutations: readonly DraftMutation[],
  { loginId, now }: PreviewContext,
): Preview => {
  const copy = copyDirectory(directory)
  const context = { actor: { kind: 'login', loginId } as const, now, facts: {} }
  for (const { name, args } of mutations) {
    const result = runMutation(copy, { name, version: argumentsVersion, args }, context)
    if (isRefusal(result)) return { directory: null, refusal: result }
    applyWrites(copy, result)
  }
  return { directory: copy, refusal: null }
}
