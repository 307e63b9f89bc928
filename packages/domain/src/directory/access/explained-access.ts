import type { AccountId, MemberId } from '../../kernel/ids.ts'
import type { Directory } from '../directory.ts'
import { mainAccount } from '../main-account.ts'
import { profileOf } from '../profiles/profile-of.ts'
import type { Place, Right } from '../profiles/profile.ts'
import type { Account, Member } from '../records.ts'
import { accountReasons, rightReasons } from './access-reasons.ts'
import type { AccountReason, RightReason } from './access.ts'
import { effectiveAccess } from './effective-access.ts'
import { accountsInOrder } from './record-order.ts'

/**
 * What keeps a person out of an account. A home in a sub-account excludes every other one, grants or not (A11);
 * a suspension and an archived account hold back what is there all the same.
 */
export type AccountBarrier = 'no-grant' | 'home-is-sub-account' | 'archived' | 'suspended'

export interface ExplainedAccount {
  readonly accountId: AccountId
  readonly allowed: boolean
  /** The reason, also where a barrier remains; null: there is none. */
  readonly reason: AccountReason | null
  /** Empty exactly where the person gets in. */
  readonly barriers: readonly AccountBarrier[]
}

export interface ExplainedRight {
  readonly right: Right
  /** Every way in which it is held; empty: not held. */
  readonly reasons: readonly RightReason[]
}

/** B28: one place of the web or of the mobile app, and the rights for want of which it is hidden. */
export interface ExplainedPlace {
  readonly place: Place
  readonly missing: readonly Right[]
}

/**
 * Why a person gets into each account and each section, or does not. A section opens where the account does and the
 * right is held; rights are the same in every account (A19), so both halves are given once.
 */
export interface ExplainedAccess {
  readonly memberId: MemberId
  /** All of them, archived ones included, in the comb's order. */
  readonly accounts: readonly ExplainedAccount[]
  /** All of the profile's, in its order. */
  readonly rights: readonly ExplainedRight[]
  /** All of the profile's, on the web and in the mobile app. */
  readonly places: readonly ExplainedPlace[]
}

/**
 * The whole answer to "what does this person see, and why?" (A10, A11, A16, A19, B16, B28). Null for an unknown member.
 * What it allows is what `effectiveAccess` says; it adds the reasons for what is not allowed.
 *
 * @example explainAccess(directory, memberId)?.accounts[2] // { allowed: false, reason: null, barriers: ['no-grant'] }
 */
export const explainAccess = (directory: Directory, memberId: MemberId): ExplainedAccess | null => {
  const member = directory.member.get(memberId)
  if (member === undefined || directory.organization === null) return null
  const rights = explainedRights(directory, member)
  const held = rights.filter(({ reasons }) => reasons.length > 0).map(({ right }) => right)
  const places = profileOf(directory).places.map((place) => ({
    place,
    missing: place.needs.filter((right) => !held.includes(right)),
  }))
  return { memberId, accounts: explainedAccounts(directory, member), rights, places }
}

/** Does the section of that right open in that account? */
export const opensSection = (account: ExplainedAccount, right: ExplainedRight): boolean =>
  account.allowed && right.reasons.length > 0

const explainedRights = (directory: Directory, member: Member): readonly ExplainedRight[] =>
  profileOf(directory).rights.map((right) => ({ right, reasons: rightReasons(directory, member, right) }))

const explainedAccounts = (directory: Directory, member: Member): readonly ExplainedAccount[] => {
  const reached = new Set(effectiveAccess(directory, member.id).map(({ accountId }) => accountId))
  const reasonOf = accountReasons(directory, member)
  const absence: AccountBarrier =
    member.homeAccountId === mainAccount(directory).id ? 'no-grant' : 'home-is-sub-account'
  return accountsInOrder(directory).map((account): ExplainedAccount => {
    const reason = reasonOf(account.id)
    const barriers = barriersOf(member, account, reason === null ? absence : null)
    return { accountId: account.id, allowed: reached.has(account.id), reason, barriers }
  })
}

const barriersOf = (member: Member, account: Account, absence: AccountBarrier | null): readonly AccountBarrier[] => {
  const barriers: AccountBarrier[] = absence === null ? [] : [absence]
  if (account.status === 'archived') barriers.push('archived')
  if (member.status === 'suspended') barriers.push('suspended')
  return barriers
}
