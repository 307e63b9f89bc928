import { accountsInOrder, type Directory } from '@kontor/domain'
import type { FilterToken } from '#lib/kit/filter-token.ts'
import { m } from '#lib/paraglide/messages.js'
import { profileOf } from '../access/profile-of.ts'
import { rightName } from '../words/right-words.ts'
import { findsAll, searchForm, soughtWords } from '../words/search-form.ts'
import { seenFilters, userFilters, userStates, userTypes, type UserFilter, type UserQuery } from './user-query.ts'
import { seenFilterName, userStateName, userTypeName } from './user-words.ts'

export interface FilterOption {
  readonly filter: UserFilter
  readonly value: string
  /** `Żuławy Mobile` */
  readonly name: string
  /** What typing looks through: an organisation has up to 2,000 accounts. */
  readonly folded: string
}

/** Everything that the list of users can be filtered by, kind after kind. */
export const filterOptions = (directory: Directory): readonly FilterOption[] => [
  ...userTypes.map((type) => option('type', type, userTypeName(type))),
  ...userStates.map((state) => option('state', state, userStateName(state))),
  ...seenFilters.map((seen) => option('seen', seen, seenFilterName(seen))),
  ...profileOf(directory).rights.map((right) => option('right', right, rightName(right))),
  ...[...directory.role.values()].map(({ id, name }) => option('role', id, name)),
  ...accountsInOrder(directory)
    .filter(({ status }) => status === 'active')
    .map(({ id, name }) => option('account', id, name)),
]

const option = (filter: UserFilter, value: string, name: string): FilterOption => ({
  filter,
  value,
  name,
  folded: searchForm(name),
})

export const filterName = (filter: UserFilter): string => m.users_filter({ filter })

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
  const suggested: FilterOption[] = []
  for (const option of options) {
    if (query[option.filter] === option.value || !findsAll(words, option.folded)) continue
    suggested.push(option)
    if (suggested.length === suggestedMax) break
  }
  return suggested
}

/** Past so many of one kind a menu is no help any more: typing finds them. */
const inMenuMax = 12

export interface FilterGroup {
  readonly filter: UserFilter
  readonly options: readonly FilterOption[]
  /** How many more there are than the menu shows. */
  readonly more: number
}

/** What the menu of filters offers; the value in use is always among it. */
export const filterGroups = (options: readonly FilterOption[], query: UserQuery): readonly FilterGroup[] =>
  (['type', 'state', 'seen', 'role', 'right', 'account'] as const)
    .map((filter) => {
      const all = options.filter((option) => option.filter === filter)
      const shown = all.filter(({ value }, at) => at < inMenuMax || value === query[filter])
      return { filter, options: shown, more: all.length - shown.length }
    })
    .filter((group) => group.options.length > 0)
