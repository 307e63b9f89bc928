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

/** Somebody who has access, and the first reason for it: what the list is filtered by. */
export interface AccessRow {
  readonly member: Member
  readonly how: string
}

export interface ReachRow extends AccessRow {
  readonly how: AccountReason
  readonly rights: readonly RightAccess[]
}

export interface HoldRow extends AccessRow {
  readonly how: RightReason['by']
  readonly reasons: readonly RightReason[]
  readonly accounts: number
}

export const reachReasons = ['administrator', 'home', 'grant'] as const satisfies readonly AccountReason[]
export const holdReasons = ['administrator', 'direct', 'role'] as const satisfies readonly RightReason['by'][]

/** Who reaches an account: by reason, then by name. */
export const reachRows = (directory: Directory, accountId: AccountId): readonly ReachRow[] => {
  const rows = whoReaches(directory, accountId).flatMap(({ memberId, reason, rights }): readonly ReachRow[] => {
    const member = directory.member.get(memberId)
    return member === undefined ? [] : [{ member, how: reason, rights }]
  })
  return byNameWithin(rows, reachReasons)
}

/** Who holds a right: by the first reason, then by name. */
export const holdRows = (directory: Directory, right: Right): readonly HoldRow[] => {
  const rows = whoHolds(directory, right).flatMap(({ memberId, reasons, accounts }): readonly HoldRow[] => {
    const [member, first] = [directory.member.get(memberId), reasons[0]]
    return member === undefined || first === undefined ? [] : [{ member, how: first.by, reasons, accounts }]
  })
  return byNameWithin(rows, holdReasons)
}

const collator = new Intl.Collator(['pl', 'en'], { numeric: true })

const byNameWithin = <Row extends AccessRow>(rows: readonly Row[], order: readonly Row['how'][]): readonly Row[] =>
  rows.toSorted(
    (one, other) =>
      order.indexOf(one.how) - order.indexOf(other.how) || collator.compare(one.member.name, other.member.name),
  )

export const rowsFound = <Row extends AccessRow>(
  rows: readonly Row[],
  { text, how }: { readonly text: string; readonly how: string | null },
): readonly Row[] => {
  const words = soughtWords(text)
  return rows.filter((row) => (how === null || row.how === how) && findsAll(words, memberRow(row.member).folded))
}
