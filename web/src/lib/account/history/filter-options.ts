import { accountsInOrder, historyKinds, type Directory, type HistoryEntry } from '@kontor/domain'
import { shortDate } from '#lib/format/date.ts'
import type { FilterToken } from '#lib/kit/filter-token.ts'
import { m } from '#lib/paraglide/messages.js'
import { getLocale } from '#lib/paraglide/runtime.js'
import { findsAll, searchForm, soughtWords } from '../words/search-form.ts'
import { historyFilters, type HistoryFilterName, type HistoryQuery } from './history-query.ts'
import { startOfDay } from './local-day.ts'

export interface FilterOption {
  readonly filter: HistoryFilterName
  readonly value: string
  readonly name: string
  /** What else it is found by: a user name. */
  readonly also?: string
}

/** Everything that the history can be filtered by, but days. `entries` tell of people who are no longer here. */
export const filterOptions = (directory: Directory, entries: readonly HistoryEntry[]): readonly FilterOption[] => {
  const options = [
    ...historyKinds.map((kind): FilterOption => ({ filter: 'kind', value: kind, name: m.history_kind({ kind }) })),
    ...[...directory.member.values()].map(({ id, name, username }): FilterOption => ({
      ...{ filter: 'member', value: id, name, also: username },
    })),
    ...goneMembers(directory, entries),
    ...accountsInOrder(directory).map(({ id, name }): FilterOption => ({ filter: 'account', value: id, name })),
    ...[...directory.member.values()]
      .filter(({ admin }) => admin)
      .map(({ loginId, name }): FilterOption => ({ filter: 'actor', value: loginId, name })),
    ...actorsIn(entries),
    { filter: 'actor', value: 'system', name: m.history_actor_server() } as const,
  ]
  const known = new Set<string>()
  return options.filter(({ filter, value }) => {
    const key = `${filter} ${value}`
    return !known.has(key) && known.add(key)
  })
}

const goneMembers = (directory: Directory, entries: readonly HistoryEntry[]): readonly FilterOption[] =>
  entries.flatMap(({ changes }) =>
    changes.flatMap((change): FilterOption[] => {
      if (change.kind !== 'member' || directory.member.has(change.id)) return []
      const record = change.after ?? change.before
      return record === null ? [] : [{ filter: 'member', value: record.id, name: record.name, also: record.username }]
    }),
  )

const actorsIn = (entries: readonly HistoryEntry[]): readonly FilterOption[] =>
  entries.flatMap(({ actor }) =>
    actor.kind === 'login' ? [{ filter: 'actor', value: actor.loginId, name: actor.name } as const] : [],
  )

export const filterName = (filter: HistoryFilterName): string => m.history_filter({ filter })

/** The filters in use, as tokens in the search field. */
export const filterTokens = (options: readonly FilterOption[], query: HistoryQuery): readonly FilterToken[] =>
  historyFilters.flatMap((filter) => {
    const value = query[filter]
    if (value === null) return []
    const name = filter === 'from' || filter === 'to' ? dayName(value) : optionName(options, filter, value)
    return [{ id: filter, label: filterName(filter), value: name }]
  })

const optionName = (options: readonly FilterOption[], filter: HistoryFilterName, value: string): string =>
  options.find((option) => option.filter === filter && option.value === value)?.name ?? m.history_filter_unknown()

const dayName = (text: string): string => shortDate(startOfDay(text) ?? 0, getLocale())

const suggestedMax = 6

/** Filters that one may mean by what one is typing. */
export const suggestedFilters = (
  options: readonly FilterOption[],
  query: HistoryQuery,
  text: string,
): readonly FilterOption[] => {
  const words = soughtWords(text)
  if (words.length === 0 || text.trim().length < 2) return []
  return options
    .filter(({ filter, value, name, also = '' }) => {
      return query[filter] !== value && findsAll(words, `${searchForm(name)} ${searchForm(also)}`)
    })
    .slice(0, suggestedMax)
}
