import type { AccountId } from '../../kernel/ids.ts'
import type { Right } from '../profiles/profile.ts'
import type { RightDifference } from './access-difference.ts'
import type { AffectedPerson } from './affected-people.ts'

export interface SummedRight {
  readonly right: Right
  readonly people: number
  /** In how many accounts, taken together. */
  readonly accounts: number
}

export interface SummedAccount {
  readonly accountId: AccountId
  readonly people: number
}

/** Accounts that come or go. Rights that come or go with a whole account are not counted again. */
export interface SummedAccounts {
  readonly people: number
  /** Accounts that most people gain or lose come first. */
  readonly accounts: readonly SummedAccount[]
}

/** What one change does to many people, added up. */
export interface SummedDifference {
  readonly gained: readonly SummedRight[]
  readonly lost: readonly SummedRight[]
  readonly accountsGained: SummedAccounts
  readonly accountsLost: SummedAccounts
}

export const summedDifference = (affected: readonly AffectedPerson[]): SummedDifference => ({
  gained: summedRights(affected, ({ difference }) => elsewhere(difference.gained, difference.accountsGained)),
  lost: summedRights(affected, ({ difference }) => elsewhere(difference.lost, difference.accountsLost)),
  accountsGained: summedAccounts(affected, ({ difference }) => difference.accountsGained),
  accountsLost: summedAccounts(affected, ({ difference }) => difference.accountsLost),
})

const summedRights = (
  affected: readonly AffectedPerson[],
  differencesOf: (person: AffectedPerson) => readonly RightDifference[],
): readonly SummedRight[] => {
  const sums = new Map<Right, { people: number; readonly accountIds: Set<AccountId> }>()
  for (const person of affected) {
    for (const { right, accountIds } of differencesOf(person)) {
      const sum = sums.get(right) ?? { people: 0, accountIds: new Set() }
      sums.set(right, sum)
      sum.people += 1
      for (const id of accountIds) sum.accountIds.add(id)
    }
  }
  return [...sums].map(([right, { people, accountIds }]) => ({ right, people, accounts: accountIds.size }))
}

const elsewhere = (
  differences: readonly RightDifference[],
  counted: readonly AccountId[],
): readonly RightDifference[] => {
  if (counted.length === 0) return differences
  const known = new Set(counted)
  return differences
    .map(({ right, accountIds }) => ({ right, accountIds: accountIds.filter((id) => !known.has(id)) }))
    .filter(({ accountIds }) => accountIds.length > 0)
}

const summedAccounts = (
  affected: readonly AffectedPerson[],
  accountsOf: (person: AffectedPerson) => readonly AccountId[],
): SummedAccounts => {
  const counts = new Map<AccountId, number>()
  let people = 0
  for (const person of affected) {
    const ids = accountsOf(person)
    if (ids.length > 0) people += 1
    for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  const accounts = [...counts].map(([accountId, count]): SummedAccount => ({ accountId, people: count }))
  return { people, accounts: accounts.sort((one, other) => other.people - one.people) }
}
