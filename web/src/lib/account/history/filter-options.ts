import { accountsInOrder, historyKinds, type Directory, type HistoryEntry } from '@kontor/domain'
import { startOfDay } from '#lib/format/calendar-day.ts'
import { shortDate } from '#lib/format/date.ts'
import { byName } from '#lib/format/name-order.ts'
import type { FilterToken } from '#lib/kit/filter-token.ts'
import { m } from '#lib/paraglide/messages.js'
import { getLocale } from '#lib/paraglide/runtime.js'
import { filterOption, type FilterOption } from '../filters/filter-groups.ts'
import { authorOf } from './author-of.ts'
import { historyFilters, type HistoryFilterName, type HistoryQuery } from './history-query.ts'

/** Everything that the history can be filtered by, except days. `entries` mention people who have left. */
export const filterOptions = (
  directory: Directory,
  entries: readonly HistoryEntry[],
): readonly FilterOption<HistoryFilterName>[] => {
  const members = [...directory.member.values()].sort(byName)
  const options: readonly FilterOption<HistoryFilterName>[] = [
    ...historyKinds.map((kind) => filterOption('kind', kind, m.history_kind({ kind }))),
    ...members.map(({ id, name, username }) => filterOption('member', id, name, username)),
    ...goneMembers(directory, entries).sort(byName),
    ...accountsInOrder(directory).map(({ id, name }) => filterOption('account', id, name)),
    ...members.filter(({ admin }) => admin).map(({ loginId, name }) => filterOption('actor', loginId, name)),
    ...[...directory.token.values()].map(({ id, name }) => filterOption('actor', id, name)),
    ...actorsIn(entries).sort(byName),
    filterOption('actor', 'system', m.history_actor_server()),
  ]
  const known = new Set<string>()
  return options.filter(({ filter, value }) => {
    const key = `${filter} ${value}`
    return !known.has(key) && known.add(key)
  })
}

const goneMembers = (directory: Directory, entries: readonly HistoryEntry[]): FilterOption<HistoryFilterName>[] =>
  entries.flatMap(({ changes }) =>
    changes.flatMap((change): FilterOption<HistoryFilterName>[] => {
      if (change.kind !== 'member' || directory.member.has(change.id)) return []
      const record = change.after ?? change.before
      return record === null ? [] : [filterOption('member', record.id, record.name, record.username)]
    }),
  )

const actorsIn = (entries: readonly HistoryEntry[]): FilterOption<HistoryFilterName>[] =>
  entries.flatMap((entry) => {
    const [author, { actor }] = [authorOf(entry), entry]
    return author === null || actor.kind === 'system' ? [] : [filterOption('actor', author, actor.name)]
  })

export const filterName = (filter: HistoryFilterName): string => m.history_filter({ filter })

/** The filters in use, as tokens in the search field. */
export const filterTokens = (
  options: readonly FilterOption<HistoryFilterName>[],
  query: HistoryQuery,
): readonly FilterToken[] =>
  historyFilters.flatMap((filter) => {
    const value = query[filter]
    if (value === null) return []
    const name = filter === 'from' || filter === 'to' ? dayName(value) : optionName(options, filter, value)
    return [{ id: filter, label: filterName(filter), value: name }]
  })

const optionName = (
  options: readonly FilterOption<HistoryFilterName>[],
  filter: HistoryFilterName,
  value: string,
): string =>
  options.find((option) => option.filter === filter && option.value === value)?.name ?? m.history_filter_unknown()

const dayName = (text: string): string => shortDate(startOfDay(text) ?? 0, getLocale())

/** The order of the list of filters; days are chosen beside it. */
export const filtersInOrder = (): readonly { readonly filter: HistoryFilterName; readonly label: string }[] =>
  (['kind', 'actor', 'account', 'member'] as const).map((filter) => ({ filter, label: filterName(filter) }))
