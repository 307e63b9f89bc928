import type { AccountId, Directory } from '@kontor/domain'
import { holdsRight } from '../access/person-rights.ts'
import { isMember, type Person } from '../access/person.ts'
import { reachesAccount } from '../access/reached-accounts.ts'
import { findsAll, soughtWords } from '../words/search-form.ts'
import type { UserQuery, UserTab } from './user-query.ts'
import { userRow, type UserRow } from './user-row.ts'

/** Everybody, or everybody who reaches one account: the list of a sub-account (A4). */
export const usersOf = (directory: Directory, accountId: AccountId | null): readonly UserRow[] => {
  const rows: UserRow[] = []
  const add = (person: Person) => {
    const row = accountId === null || reachesAccount(directory, person, accountId) ? userRow(person) : null
    if (row !== null) rows.push(row)
  }
  for (const member of directory.member.values()) add(member)
  for (const invitation of directory.invitation.values()) add(invitation)
  return rows
}

/** Expired invitations have left the list (B8); only their own tab still finds them. */
export const isInTab = (row: UserRow, tab: UserTab): boolean => {
  if (tab === 'expired') return row.state === 'expired'
  if (row.state === 'expired') return false
  if (tab === 'all') return true
  return tab === 'administrators' ? row.person.admin : row.state === tab
}

export const countByTab = (rows: readonly UserRow[]): Readonly<Record<UserTab, number>> => {
  const counts = { all: 0, administrators: 0, pending: 0, suspended: 0, expired: 0 }
  for (const row of rows) for (const tab of Object.keys(counts) as UserTab[]) if (isInTab(row, tab)) counts[tab] += 1
  return counts
}

/** The rows that the query asks for, in its order. The primary login stands first: it is the account's own (B21). */
export const usersFound = (directory: Directory, rows: readonly UserRow[], query: UserQuery): readonly UserRow[] => {
  const words = soughtWords(query.text)
  const found = rows.filter(
    (row) => isInTab(row, query.tab) && matches(directory, row, query) && findsAll(words, row.folded),
  )
  return found.sort((one, other) => primaryFirst(one, other) || inOrder(one, other, query))
}

const matches = (directory: Directory, { person, state }: UserRow, query: UserQuery): boolean =>
  (query.state === null || state === query.state) &&
  (query.account === null || reachesAccount(directory, person, query.account)) &&
  (query.right === null || holdsRight(directory, person, query.right)) &&
  (query.role === null || person.roleIds.includes(query.role))

const isPrimary = ({ person }: UserRow): boolean => isMember(person) && person.primary

const primaryFirst = (one: UserRow, other: UserRow): number => Number(isPrimary(other)) - Number(isPrimary(one))

const collator = new Intl.Collator(['pl', 'en'], { numeric: true })

const inOrder = (one: UserRow, other: UserRow, query: UserQuery): number => {
  const byName = collator.compare(one.name, other.name)
  if (query.sort === 'name') return query.reversed ? -byName : byName
  return bySignIn(one, other, query.reversed) || byName
}

/** Whoever has never signed in stands last, whichever way round. */
const bySignIn = (one: UserRow, other: UserRow, reversed: boolean): number => {
  if (one.lastSignInAt === null || other.lastSignInAt === null) {
    return Number(one.lastSignInAt === null) - Number(other.lastSignInAt === null)
  }
  return reversed ? one.lastSignInAt - other.lastSignInAt : other.lastSignInAt - one.lastSignInAt
}
