import { accountsInOrder, profileOf, type Directory } from '@kontor/domain'
import { byName } from '#lib/format/name-order.ts'
import type { FilterToken } from '#lib/kit/filter-token.ts'
import { m } from '#lib/paraglide/messages.js'
import { filterOption, type FilterOption } from '../filters/filter-groups.ts'
import { rightName } from '#lib/words/right-words.ts'
import { seenFilters, userFilters, userStates, userTypes, type UserFilter, type UserQuery } from './user-query.ts'
import { seenFilterName, userStateName, userTypeName } from './user-words.ts'

/** Everything that the list of users can be filtered by, kind after kind. */
export const filterOptions = (directory: Directory): readonly FilterOption<UserFilter>[] => [
  ...userTypes.map((type) => filterOption('type', type, userTypeName(type))),
  ...userStates.map((state) => filterOption('state', state, userStateName(state))),
  ...seenFilters.map((seen) => filterOption('seen', seen, seenFilterName(seen))),
  ...profileOf(directory).rights.map((right) => filterOption('right', right, rightName(right))),
  ...[...directory.role.values()].sort(byName).map(({ id, name }) => filterOption('role', id, name)),
  ...accountsInOrder(directory)
    .filter(({ status }) => status === 'active')
    .map(({ id, name }) => filterOption('account', id, name)),
]

export const filterName = (filter: UserFilter): string => m.users_filter({ filter })

/** The filters in use, as tokens in the search field. An unknown value is shown as it is in the address. */
export const filterTokens = (options: readonly FilterOption<UserFilter>[], query: UserQuery): readonly FilterToken[] =>
  userFilters.flatMap((filter) => {
    const value = query[filter]
    if (value === null) return []
    const option = options.find((known) => known.filter === filter && known.value === value)
    return [{ id: filter, label: filterName(filter), value: option?.name ?? value }]
  })

/** The order of the list of filters: those with few values first. */
export const filtersInOrder = (): readonly { readonly filter: UserFilter; readonly label: string }[] =>
  (['type', 'state', 'seen', 'role', 'right', 'account'] as const).map((filter) => ({
    filter,
    label: filterName(filter),
  }))
