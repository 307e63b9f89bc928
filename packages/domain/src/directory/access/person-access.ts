import type { AccountId } from '../../kernel/ids.ts'
import type { Directory } from '../directory.ts'
import { profileOf } from '../profiles/profile-of.ts'
import type { Right } from '../profiles/profile.ts'
import type { Invitation, Member, Role } from '../records.ts'
import { accountReasons, rightReasons } from './access-reasons.ts'

/** A member, or a person who is invited. Both carry the same access. */
export type Person = Member | Invitation

export const isMember = (person: Person): person is Member => 'joinedAt' in person

/**
 * Which active accounts a person reaches, or will reach once the invitation is accepted or the suspension ends.
 * For an active member it gives the accounts of `effectiveAccess`; unlike that, it is not empty for the others, and costs
 * little enough to be asked for ten thousand rows.
 */
export const reachedAccounts = (directory: Directory, person: Person): ReadonlySet<AccountId> => {
  const active = activeAccounts(directory)
  if (person.admin) return active
  const reasonOf = accountReasons(directory, person)
  return new Set([person.homeAccountId, ...person.grants].filter((id) => active.has(id) && reasonOf(id) !== null))
}

/** How many accounts a person reaches. */
export const reachCount = (directory: Directory, person: Person): number => reachedAccounts(directory, person).size

/** Does a person reach this account? */
export const reachesAccount = (directory: Directory, person: Person, accountId: AccountId): boolean =>
  directory.account.get(accountId)?.status === 'active' && accountReasons(directory, person)(accountId) !== null

/** One right of a person, and where it comes from: directly, through roles, or both (A19, B16). */
export interface PersonRight {
  readonly right: Right
  readonly direct: boolean
  readonly roles: readonly Role[]
}

/** What was given to a person, in the profile's order. An administrator's rights are not listed one by one: those are all. */
export const personRights = (directory: Directory, person: Person): readonly PersonRight[] =>
  profileOf(directory)
    .rights.map((right): PersonRight => {
      const reasons = rightReasons(directory, person, right)
      const roles = reasons.flatMap((reason) => (reason.by === 'role' ? (directory.role.get(reason.roleId) ?? []) : []))
      return { right, direct: reasons.some(({ by }) => by === 'direct'), roles }
    })
    .filter(({ direct, roles }) => direct || roles.length > 0)

/** Does a person hold this right, in whatever way? */
export const holdsRight = (directory: Directory, person: Person, right: Right): boolean =>
  rightReasons(directory, person, right).length > 0

/** The roles that a person has and that exist. */
export const rolesOf = (directory: Directory, person: Person): readonly Role[] =>
  person.roleIds.flatMap((id) => directory.role.get(id) ?? [])

/** The same set for all administrators, as long as no account changes: a changed directory has another map. */
const activeAccounts = (directory: Directory): ReadonlySet<AccountId> => {
  const known = activeIn.get(directory.account)
  if (known !== undefined) return known
  const active = new Set<AccountId>()
  for (const { id, status } of directory.account.values()) if (status === 'active') active.add(id)
  activeIn.set(directory.account, active)
  return active
}

const activeIn = new WeakMap<Directory['account'], ReadonlySet<AccountId>>()
