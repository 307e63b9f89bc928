import type { AccountId } from '../../kernel/ids.ts'
import type { EffectiveAccess, RightReason } from '../access/access.ts'
import type { Right } from '../profiles/profile.ts'

export interface RightDifference {
  readonly right: Right
  /** Accounts in which the right is gained or lost. */
  readonly accountIds: readonly AccountId[]
}

export interface RightThatStays {
  readonly right: Right
  readonly accountIds: readonly AccountId[]
  /** Why it is still held afterwards. */
  readonly reasons: readonly RightReason[]
}

/** What a change does to one person, right by right, in the profile's order (rule 7 of the look: in words, first). */
export interface AccessDifference {
  readonly gained: readonly RightDifference[]
  readonly lost: readonly RightDifference[]
  readonly stays: readonly RightThatStays[]
  readonly accountsGained: readonly AccountId[]
  readonly accountsLost: readonly AccountId[]
}

export const accessDifference = (before: EffectiveAccess, after: EffectiveAccess): AccessDifference => {
  const [held, holds] = [byRight(before), byRight(after)]
  return {
    gained: [...holds].flatMap(([right, now]) => differenceOf(right, now.accountIds, held.get(right)?.accountIds)),
    lost: [...held].flatMap(([right, then]) => differenceOf(right, then.accountIds, holds.get(right)?.accountIds)),
    stays: [...holds].flatMap(([right, now]) => staysOf(right, now, held.get(right)?.accountIds)),
    accountsGained: without(accountsOf(after), accountsOf(before)),
    accountsLost: without(accountsOf(before), accountsOf(after)),
  }
}

export const isNoDifference = (difference: AccessDifference): boolean =>
  [difference.gained, difference.lost, difference.accountsGained, difference.accountsLost].every(
    (list) => list.length === 0,
  )

interface Held {
  readonly accountIds: AccountId[]
  readonly reasons: readonly RightReason[]
}

const byRight = (access: EffectiveAccess): ReadonlyMap<Right, Held> => {
  const held = new Map<Right, Held>()
  for (const { accountId, rights } of access) {
    for (const { right, reasons } of rights) {
      const known = held.get(right)
      if (known) known.accountIds.push(accountId)
      else held.set(right, { accountIds: [accountId], reasons })
    }
  }
  return held
}

const accountsOf = (access: EffectiveAccess): readonly AccountId[] => access.map(({ accountId }) => accountId)

const without = (ids: readonly AccountId[], others: readonly AccountId[] = []): readonly AccountId[] =>
  ids.filter((id) => !others.includes(id))

const differenceOf = (
  right: Right,
  ids: readonly AccountId[],
  others: readonly AccountId[] | undefined,
): readonly RightDifference[] => {
  const accountIds = without(ids, others)
  return accountIds.length === 0 ? [] : [{ right, accountIds }]
}

const staysOf = (right: Right, now: Held, then: readonly AccountId[] | undefined): readonly RightThatStays[] => {
  const accountIds = now.accountIds.filter((id) => then?.includes(id) === true)
  return accountIds.length === 0 ? [] : [{ right, accountIds, reasons: now.reasons }]
}
