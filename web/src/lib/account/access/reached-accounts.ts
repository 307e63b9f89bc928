import type { AccountId, Directory } from '@kontor/domain'
import type { Person } from './person.ts'

/**
 * Which active accounts a person reaches, or will once the invitation is accepted or the suspension ends.
 * For an active member it says what `effectiveAccess` says; unlike that, it does not fall silent for the others,
 * and costs little enough to be asked for ten thousand rows.
 */
export const reachedAccounts = (directory: Directory, person: Person): ReadonlySet<AccountId> => {
  if (person.admin) return activeAccounts(directory)
  const active = activeAccounts(directory)
  const reached = new Set<AccountId>()
  if (active.has(person.homeAccountId)) reached.add(person.homeAccountId)
  if (livesInMain(directory, person)) for (const id of person.grants) if (active.has(id)) reached.add(id)
  return reached
}

/** How many they are, without the set. */
export const reachCount = (directory: Directory, person: Person): number => {
  const active = activeAccounts(directory)
  if (person.admin) return active.size
  const { homeAccountId, grants } = person
  const home = active.has(homeAccountId) ? 1 : 0
  if (grants.length === 0 || !livesInMain(directory, person)) return home
  return grants.reduce((count, id) => (id !== homeAccountId && active.has(id) ? count + 1 : count), home)
}

/** The same question for one account, without the set. */
export const reachesAccount = (directory: Directory, person: Person, accountId: AccountId): boolean => {
  if (directory.account.get(accountId)?.status !== 'active') return false
  if (person.admin || person.homeAccountId === accountId) return true
  return person.grants.includes(accountId) && livesInMain(directory, person)
}

const livesInMain = (directory: Directory, person: Person): boolean =>
  directory.account.get(person.homeAccountId)?.kind === 'main'

/** The same for all administrators, and as long as no account changes: a changed directory has another map. */
const activeAccounts = (directory: Directory): ReadonlySet<AccountId> => {
  const known = activeIn.get(directory.account)
  if (known !== undefined) return known
  const active = new Set<AccountId>()
  for (const { id, status } of directory.account.values()) if (status === 'active') active.add(id)
  activeIn.set(directory.account, active)
  return active
}

const activeIn = new WeakMap<Directory['account'], ReadonlySet<AccountId>>()
