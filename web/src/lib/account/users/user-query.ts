import type { AccountId, Right, RoleId } from '@kontor/domain'
import type { UserState } from './user-row.ts'

export const userTabs = ['all', 'administrators', 'pending', 'suspended', 'expired'] as const
export type UserTab = (typeof userTabs)[number]
export const userStates: readonly UserState[] = ['active', 'pending', 'suspended', 'expired']
export type UserSort = 'name' | 'sign-in'

/** What the list of users shows. It is kept in the address, so that it can be shared and the way back works. */
export interface UserQuery {
  readonly text: string
  readonly tab: UserTab
  readonly account: AccountId | null
  readonly right: Right | null
  readonly role: RoleId | null
  readonly state: UserState | null
  readonly sort: UserSort
  /** Names from A, times from the newest. */
  readonly reversed: boolean
}

export const userFilters = ['account', 'right', 'role', 'state'] as const
export type UserFilter = (typeof userFilters)[number]

export const userQueryOf = (params: Pick<URLSearchParams, 'get' | 'has'>): UserQuery => ({
  text: params.get('q') ?? '',
  tab: oneOf(userTabs, params.get('tab')) ?? 'all',
  // Whatever stands in the address is compared with ids of records, never trusted to be one.
  account: params.get('account') as AccountId | null,
  right: params.get('right') as Right | null,
  role: params.get('role') as RoleId | null,
  state: oneOf(userStates, params.get('state')),
  sort: params.get('sort') === 'name' ? 'name' : 'sign-in',
  reversed: params.has('reversed'),
})

/** What to write into the address; null takes a parameter out, and whatever is usual is left out. */
export const userQueryParams = (query: Partial<UserQuery>): Record<string, string | null> => {
  const params: Record<string, string | null> = {}
  if (query.text !== undefined) params['q'] = query.text === '' ? null : query.text
  if (query.tab !== undefined) params['tab'] = query.tab === 'all' ? null : query.tab
  for (const filter of userFilters) if (query[filter] !== undefined) params[filter] = query[filter]
  if (query.sort !== undefined) params['sort'] = query.sort === 'sign-in' ? null : query.sort
  if (query.reversed !== undefined) params['reversed'] = query.reversed ? '' : null
  return params
}

export const isFiltered = (query: UserQuery): boolean =>
  query.text.trim() !== '' || userFilters.some((filter) => query[filter] !== null)

const oneOf = <Value extends string>(values: readonly Value[], value: string | null): Value | null =>
  values.find((known) => known === value) ?? null
