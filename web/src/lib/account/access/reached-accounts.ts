import type { AccountId, Directory } from '@kontor/domain'
import type { Person } from './person.ts'

/**
 * Which active accounts a person reaches, or will once the invitation is accepted or the suspension ends.
 * For an active member it says what `effectiveAccess` says; unlike that, it does not fall silent for the others,
 * and costs little enough to be asked for ten thousand rows.
 */
export const reachedAccounts = (directory: Directory, person: Person): ReadonlySet<AccountId> => {
  const reached = new Set<AccountId>()
  const add = (id: AccountId) => {
    if (directory.account.get(id)?.status === 'active') reached.add(id)
  }
  if (person.admin) for (const id of directory.account.keys()) add(id)
  else {
    add(person.homeAccountId)
    if (directory.account.get(person.homeAccountId)?.kind === 'main') for (const id of person.grants) add(id)
  }
  return reached
}

/** The same question for one account, without the set. */
export const reachesAccount = (directory: Directory, person: Person, accountId: AccountId): boolean => {
  if (directory.account.get(accountId)?.status !== 'active') return false
  if (person.admin || person.homeAccountId === accountId) return true
  return person.grants.includes(accountId) && directory.account.get(person.homeAccountId)?.kind === 'main'
}
