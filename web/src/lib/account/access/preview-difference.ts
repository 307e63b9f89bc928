import { effectiveAccess, type Directory, type LoginId, type MemberId, type Refusal } from '@kontor/domain'
import { accessDifference, type AccessDifference } from './access-difference.ts'
import { preview, type DraftMutation } from './preview.ts'

export type PreviewedDifference =
  | { readonly difference: AccessDifference; readonly refusal: null }
  | { readonly difference: null; readonly refusal: Refusal }

/** What one member would gain and lose by a mutation that has not been sent; or why it would be refused. */
export const previewDifference = (
  directory: Directory,
  mutation: DraftMutation,
  { memberId, loginId }: { readonly memberId: MemberId; readonly loginId: LoginId },
): PreviewedDifference => {
  const after = preview(directory, [mutation], loginId)
  if (after.refusal !== null) return { difference: null, refusal: after.refusal }
  const [held, holds] = [effectiveAccess(directory, memberId), effectiveAccess(after.directory, memberId)]
  return { difference: accessDifference(held, holds), refusal: null }
}
