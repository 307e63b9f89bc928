import { personRights, reachCount, rolesOf, type Directory } from '@kontor/domain'
import { goesUp, userStates, userTypes, type UserQuery, type UserSort } from './user-query.ts'
import { nameOrder } from '#lib/format/name-order.ts'
import type { UserRow } from './user-row.ts'

type Key = string | number | null

/** The rows in the query's order. The primary login is first in every order: it belongs to the account itself (B21). */
export const usersInOrder = (
  directory: Directory,
  rows: readonly UserRow[],
  { sort, reversed }: Pick<UserQuery, 'sort' | 'reversed'>,
): readonly UserRow[] => {
  const keyOf = sortKeys[sort]
  const direction = goesUp(sort) === reversed ? -1 : 1
  return rows
    .map((row) => ({ row, key: keyOf(row, directory) }))
    .sort(
      (one, other) =>
        primaryFirst(one.row, other.row) ||
        byKey(one.key, other.key, direction) ||
        nameOrder.compare(one.row.name, other.row.name) ||
        (one.row.id < other.row.id ? -1 : 1),
    )
    .map(({ row }) => row)
}

/** The values to compare; missing ones come last, in both directions. */
const sortKeys: Readonly<Record<UserSort, (row: UserRow, directory: Directory) => Key>> = {
  name: ({ name }) => name,
  username: ({ person }) => person.username,
  email: ({ person }) => person.email,
  type: ({ type }) => userTypes.indexOf(type),
  home: ({ person }, directory) => directory.account.get(person.homeAccountId)?.name ?? null,
  accounts: ({ person }, directory) => reachCount(directory, person),
  rights: ({ person }, directory) => (person.admin ? Infinity : personRights(directory, person).length),
  roles: ({ person }, directory) => rolesOf(directory, person)[0]?.name ?? null,
  state: ({ state }) => userStates.indexOf(state),
  'sign-in': ({ lastSignInAt }) => lastSignInAt,
  joined: ({ joinedAt }) => joinedAt,
  sent: ({ sentAt }) => sentAt,
  expires: ({ expiresAt }) => expiresAt,
}

const primaryFirst = (one: UserRow, other: UserRow): number =>
  Number(other.type === 'primary') - Number(one.type === 'primary')

const byKey = (one: Key, other: Key, direction: number): number => {
  if (one === null || other === null) return Number(one === null) - Number(other === null)
  if (one === other) return 0
  const ascending = typeof one === 'string' ? nameOrder.compare(one, String(other)) : one < Number(other) ? -1 : 1
  return ascending * direction
}
