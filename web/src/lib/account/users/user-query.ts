import type { AccountId, Right, RoleId } from '@kontor/domain'
import { userColumns, type UserColumn } from './user-column.ts'
import type { UserState, UserType } from './user-row.ts'

export const userTabs = ['all', 'administrators', 'pending', 'suspended', 'expired'] as const
export type UserTab = (typeof userTabs)[number]
export const userStates: readonly UserState[] = ['active', 'pending', 'suspended', 'expired', 'void']
export const userTypes: readonly UserType[] = ['primary', 'administrator', 'user']
/** Members who have never signed in; and those who have not signed in for 90 days. */
export const seenFilters = ['never', 'not-for-90-days'] as const
export type SeenFilter = (typeof seenFilters)[number]

/** The list can be sorted by every column. */
export type UserSort = UserColumn

/** What the list of users shows. It is kept in the address, so that it can be shared and the back button works. */
export interface UserQuery {
  readonly text: string
  readonly tab: UserTab
  readonly type: UserType | null
  readonly account: AccountId | null
  readonly right: Right | null
  readonly role: RoleId | null
  readonly state: UserState | null
  readonly seen: SeenFilter | null
  readonly sort: UserSort
  /** Names from A, times from the newest, numbers from the largest. */
  readonly reversed: boolean
}

export const userFilters = ['type', 'account', 'right', 'role', 'state', 'seen'] as const
export type UserFilter = (typeof userFilters)[number]

const usualSort: UserSort = 'sign-in'

export const userQueryOf = (params: Pick<URLSearchParams, 'get' | 'has'>): UserQuery => ({
  text: params.get('q') ?? '',
  tab: oneOf(userTabs, params.get('tab')) ?? 'all',
  type: oneOf(userTypes, params.get('type')),
  // Values from the address are only compared with ids of records.
  account: params.get('account') as AccountId | null,
  right: params.get('right') as Right | null,
  role: params.get('role') as RoleId | null,
  state: oneOf(userStates, params.get('state')),
  seen: oneOf(seenFilters, params.get('seen')),
  sort: oneOf(userColumns, params.get('sort')) ?? usualSort,
  reversed: params.has('reversed'),
})

/** The parameters to write into the address; null removes one, and defaults are left out. */
export const userQueryParams = (query: Partial<UserQuery>): Record<string, string | null> => {
  const params: Record<string, string | null> = {}
  if (query.text !== undefined) params['q'] = query.text === '' ? null : query.text
  if (query.tab !== undefined) params['tab'] = query.tab === 'all' ? null : query.tab
  for (const filter of userFilters) if (query[filter] !== undefined) params[filter] = query[filter]
  if (query.sort !== undefined) params['sort'] = query.sort === usualSort ? null : query.sort
  if (query.reversed !== undefined) params['reversed'] = query.reversed ? '' : null
  return params
}

export const isFiltered = (query: UserQuery): boolean =>
  query.text.trim() !== '' || userFilters.some((filter) => query[filter] !== null)

/** The default direction: names ascending, times and numbers descending. */
export const goesUp = (sort: UserSort): boolean => !['accounts', 'rights', 'sign-in', 'joined', 'sent'].includes(sort)

const oneOf = <Value extends string>(values: readonly Value[], value: string | null): Value | null =>
  values.find((known) => known === value) ?? null
