import type { AccountId } from '../../kernel/ids.ts'
import type { AccountReason } from '../access/access.ts'
import type { Right } from '../profiles/profile.ts'
import type { PersonThen } from './people-then.ts'

/**
 * The result of `peopleThen`, for the wire: each account's name once, each person's rights once, for they are the same in
 * every account (A19), and of administrators that they reach all of it (A16). A hundred of them in a thousand accounts would
 * otherwise be a hundred thousand lines.
 */
export interface CompactPeople {
  readonly accounts: readonly { readonly accountId: AccountId; readonly name: string }[]
  readonly people: readonly CompactPerson[]
}

interface CompactPerson extends Omit<PersonThen, 'accounts'> {
  readonly rights: readonly Right[]
  /** Places in the list of accounts, and why each is reached. */
  readonly reached: 'all-as-administrator' | readonly (readonly [place: number, reason: AccountReason])[]
}

/** @example expandedPeople(compactPeople(people)) // people */
export const compactPeople = (people: readonly PersonThen[]): CompactPeople => {
  const places = new Map<AccountId, number>()
  const accounts: { accountId: AccountId; name: string }[] = []
  for (const { accountId, name } of people.flatMap((person) => person.accounts)) {
    if (!places.has(accountId)) places.set(accountId, accounts.push({ accountId, name }) - 1)
  }
  const compact = ({ accounts: all, ...person }: PersonThen): CompactPerson => {
    const reached = all.map(({ accountId, reason }) => [places.get(accountId) ?? 0, reason] as const)
    const isAll =
      reached.length === accounts.length &&
      reached.every(([place, reason], at) => place === at && reason === 'administrator')
    return { ...person, rights: all[0]?.rights ?? [], reached: isAll ? 'all-as-administrator' : reached }
  }
  return { accounts, people: people.map(compact) }
}

/** The inverse of `compactPeople`. */
export const expandedPeople = ({ accounts, people }: CompactPeople): readonly PersonThen[] => {
  const asAdministrator = accounts.map((_, place) => [place, 'administrator'] as const)
  return people.map(({ rights, reached, ...person }) => ({
    ...person,
    accounts: (reached === 'all-as-administrator' ? asAdministrator : reached).flatMap(([place, reason]) => {
      const account = accounts[place]
      return account === undefined ? [] : [{ ...account, reason, rights }]
    }),
  }))
}
