import { accountsInOrder, type Directory } from '@kontor/domain'
import type { FilterToken } from '#lib/kit/filter-token.ts'
import { m } from '#lib/paraglide/messages.js'
import { profileOf } from '../access/profile-of.ts'
import { rightName } from '../words/right-words.ts'
import { findsAll, searchForm, soughtWords } from '../words/search-form.ts'
import { userFilters, userStates, type UserFilter, type UserQuery } from './user-query.ts'
import { userStateName } from './user-state-words.ts'

export interface FilterOption {
  readonly filter: UserFilter
  readonly value: string
  /** `Żuławy Mobile` */
  readonly name: string
}

/** Everything that the list of users can be filtered by, kind after kind. */
export const filterOptions = (directory: Directory): readonly FilterOption[] => [
  ...userStates.map((state): FilterOption => ({ filter: 'state', value: state, name: userStateName(state) })),
  ...profileOf(directory).rights.map((right): FilterOption => ({
    filter: 'right',
    value: right,
    name: rightName(right),
  })),
  ...[...directory.role.values()].map(({ id, name }): FilterOption => ({ filter: 'role', value: id, name })),
  ...accountsInOrder(directory)
    .filter(({ status }) => status === 'active')
    .map(({ id, name }): FilterOption => ({ filter: 'account', value: id, name })),
]

export const filterName = (filter: UserFilter): string => m.user_filter({ filter })

/** The filters in use, as tokens in the search field. One that means nothing here is shown as what stands in the address. */
export const filterTokens = (options: readonly FilterOption[], query: UserQuery): readonly FilterToken[] =>
  userFilters.flatMap((filter) => {
    const value = query[filter]
    if (value === null) return []
    const option = options.find((known) => known.filter === filter && known.value === value)
    return [{ id: filter, label: filterName(filter), value: option?.name ?? value }]
  })

const suggestedMax = 4

/** Filters that one may mean by what one is typing. */
export const suggestedFilters = (options: readonly FilterOption[], query: UserQuery): readonly FilterOption[] => {
  const words = soughtWords(query.text)
  if (words.length === 0 || query.text.trim().length < 2) return []
  return options
    .filter(({ filter, value, name }) => query[filter] !== value && findsAll(words, searchForm(name)))
    .slice(0, suggestedMax)
}
