import {
  dayMs,
  holdsRight,
  isMember,
  reachesAccount,
  type AccountId,
  type Directory,
  type Person,
} from '@kontor/domain'
import { findsAll, soughtWords } from '#lib/format/search-form.ts'
import type { SeenFilter, UserQuery, UserTab } from './user-query.ts'
import { userRow, type UserRow } from './user-row.ts'

export interface UsersAt {
  readonly directory: Directory
  readonly now: number
}

/** Everyone, or everyone with access to one account: the list of a sub-account (A4). */
export const usersOf = ({ directory, now }: UsersAt, accountId: AccountId | null): readonly UserRow[] => {
  const rows: UserRow[] = []
  const add = (person: Person) => {
    const row =
      accountId === null || reachesAccount(directory, person, accountId) ? userRow(directory, person, now) : null
    if (row !== null) rows.push(row)
  }
  for (const member of directory.member.values()) add(member)
  for (const invitation of directory.invitation.values()) add(invitation)
  return rows
}

/** Expired invitations are not in the list (B8), only in their own tab. A void one waits for an administrator. */
export const isInTab = ({ state, person }: UserRow, tab: UserTab): boolean => {
  if (tab === 'expired' || state === 'expired') return tab === state
  if (tab === 'all') return true
  if (tab === 'administrators') return person.admin
  return tab === 'pending' ? state === 'pending' || state === 'void' : state === tab
}

export const countByTab = (rows: readonly UserRow[]): Readonly<Record<UserTab, number>> => {
  const counts = { all: 0, administrators: 0, pending: 0, suspended: 0, expired: 0 }
  const tabs = Object.keys(counts) as UserTab[]
  for (const row of rows) for (const tab of tabs) if (isInTab(row, tab)) counts[tab] += 1
  return counts
}

/** The rows that match the query, in their given order: sorting on every key press would be too slow. */
export const usersFound = (at: UsersAt, rows: readonly UserRow[], query: UserQuery): readonly UserRow[] => {
  const words = soughtWords(query.text)
  return rows.filter((row) => isShown(row, query) && matches(at, row, query) && findsAll(words, row.folded))
}

/** A filter for expired invitations finds them in the list of all, too. */
const isShown = (row: UserRow, { tab, state }: UserQuery): boolean =>
  isInTab(row, tab) || (tab === 'all' && state === 'expired')

const matches = ({ directory, now }: UsersAt, { person, state, type }: UserRow, query: UserQuery): boolean =>
  (query.state === null || state === query.state) &&
  (query.type === null || type === query.type) &&
  (query.account === null || reachesAccount(directory, person, query.account)) &&
  (query.right === null || holdsRight(directory, person, query.right)) &&
  (query.role === null || person.roleIds.includes(query.role)) &&
  (query.seen === null || isSeenAs(person, query.seen, now))

const dormantAfterMs = 90 * dayMs

/** For a member who has never signed in the day of joining counts. Invited people do not count as absent. */
const isSeenAs = (person: Person, seen: SeenFilter, now: number): boolean => {
  if (!isMember(person)) return false
  if (seen === 'never') return person.lastSignInAt === null
  return (person.lastSignInAt ?? person.joinedAt) <= now - dormantAfterMs
}
