import type { AccountId } from '../../kernel/ids.ts'
import type { Directory } from '../directory.ts'
import type { Right } from '../profiles/profile.ts'
import type { Member } from '../records.ts'
import { rightReasons } from './access-reasons.ts'
import type { AccountReason, RightAccess } from './access.ts'
import { effectiveAccess } from './effective-access.ts'
import { type AccountBarrier, explainAccess } from './explained-access.ts'

/** Whether a member may open a section of an account now, and why or why not. */
export interface CheckedAccess {
  readonly allowed: boolean
  readonly account: { readonly reason: AccountReason | null; readonly barriers: readonly AccountBarrier[] }
  /** The rights that the section needs, each with every way in which it is held; none: it is missing. */
  readonly rights: readonly RightAccess[]
}

/** Null: the directory has no such account. `needs` is what the section needs. */
export const checkAccess = (
  directory: Directory,
  member: Member,
  { accountId, needs }: { readonly accountId: AccountId; readonly needs: readonly Right[] },
): CheckedAccess | null => {
  const explained = explainAccess(directory, member.id)?.accounts.find((account) => account.accountId === accountId)
  if (explained === undefined) return null
  const { reason, barriers } = explained
  const open = effectiveAccess(directory, member.id).find((account) => account.accountId === accountId)
  const held = (right: Right): boolean => open?.rights.some((access) => access.right === right) === true
  return {
    allowed: open !== undefined && needs.every(held),
    account: { reason, barriers },
    rights: needs.map((right) => ({ right, reasons: rightReasons(directory, member, right) })),
  }
}
