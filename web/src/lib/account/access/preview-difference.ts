import {
  accessDifference,
  effectiveAccess,
  previewMutations,
  type AccessDifference,
  type Directory,
  type DraftMutation,
  type LoginId,
  type MemberId,
  type Refusal,
} from '@kontor/domain'

export type PreviewedDifference =
  | { readonly difference: AccessDifference; readonly refusal: null }
  | { readonly difference: null; readonly refusal: Refusal }

/** What a member would gain and lose by a mutation that has not been sent; or why it would be refused. */
export const previewDifference = (
  directory: Directory,
  mutation: DraftMutation,
  { memberId, ...by }: { readonly memberId: MemberId; readonly loginId: LoginId; readonly now: number },
): PreviewedDifference => {
  const after = previewMutations(directory, [mutation], by)
  if (after.refusal !== null) return { difference: null, refusal: after.refusal }
  const [held, holds] = [effectiveAccess(directory, memberId), effectiveAccess(after.directory, memberId)]
  return { difference: accessDifference(held, holds), refusal: null }
}
