import {
  whoHolds,
  whoReaches,
  type AccountId,
  type AccountReason,
  type Directory,
  type Member,
  type Right,
  type RightAccess,
  type RightReason,
} from '@kontor/domain'
import { memberRow } from '../users/user-row.ts'
import { findsAll, soughtWords } from '#lib/format/search-form.ts'

/** A person with access. */
export interface AccessRow {
  readonly member: Member
  /** The first reason for the access; the list is filtered by it. */
  readonly how: string
  /** The number of rights in the account, or of accounts with the right. */
  readonly count: number
}

export interface ReachRow extends AccessRow {
  readonly how: AccountReason
  readonly rights: readonly RightAccess[]
}

export interface HoldRow extends AccessRow {
  readonly how: RightReason['by']
  readonly reasons: readonly RightReason[]
}

export const reachReasons = ['administrator', 'home', 'grant'] as const satisfies readonly AccountReason[]
export const holdReasons = ['administrator', 'direct', 'role'] as const satisfies readonly RightReason['by'][]

/** Who has access to an account. */
export const reachRows = (directory: Directory, accountId: AccountId): readonly ReachRow[] => {
  return whoReaches(directory, accountId).flatMap(({ memberId, reason, rights }): readonly ReachRow[] => {
    const member = directory.member.get(memberId)
    return member === undefined ? [] : [{ member, how: reason, rights, count: rights.length }]
  })
}

/** Who has a right. */
export const holdRows = (directory: Directory, right: Right): readonly HoldRow[] => {
  return whoHolds(directory, right).flatMap(({ memberId, reasons, accounts }): readonly HoldRow[] => {
    const [member, first] = [directory.member.get(memberId), reasons[0]]
    return member === undefined || first === undefined ? [] : [{ member, how: first.by, reasons, count: accounts }]
  })
}

export const rowsFound = <Row extends AccessRow>(
  rows: readonly Row[],
  { text, how }: { readonly text: string; readonly how: string | null },
): readonly Row[] => {
  const words = soughtWords(text)
  return rows.filter((row) => (how === null || row.how === how) && findsAll(words, memberRow(row.member).folded))
}
