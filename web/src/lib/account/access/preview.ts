import {
  applyWrites,
  argumentsVersion,
  copyDirectory,
  isRefusal,
  runMutation,
  type Directory,
  type LoginId,
  type MutationInput,
  type MutationName,
  type Refusal,
} from '@kontor/domain'

/** A mutation that has not been sent. */
export type DraftMutation = { [N in MutationName]: { readonly name: N; readonly args: MutationInput<N> } }[MutationName]

export type Preview =
  { readonly directory: Directory; readonly refusal: null } | { readonly directory: null; readonly refusal: Refusal }

/**
 * The directory as it would be after these mutations, by the same mutators that the server runs; the first refusal
 * ends it. Nothing is sent and the given directory stays as it is.
 */
export const preview = (directory: Directory, mutations: readonly DraftMutation[], loginId: LoginId): Preview => {
  const copy = copyDirectory(directory)
  const context = { actor: { kind: 'login', loginId } as const, now: Date.now(), facts: {} }
  for (const { name, args } of mutations) {
    const result = runMutation(copy, { name, version: argumentsVersion, args }, context)
    if (isRefusal(result)) return { directory: null, refusal: result }
    applyWrites(copy, result)
  }
  return { directory: copy, refusal: null }
}
