import { isRecords, loggedKinds, type LoggedEntry, type RecordContent, type SectionKind } from '@kontor/domain'
import { filterOption, type FilterOption } from '#lib/account/filters/filter-groups.ts'
import { startOfDay } from '#lib/format/calendar-day.ts'
import { shortDate } from '#lib/format/date.ts'
import { byName } from '#lib/format/name-order.ts'
import type { FilterToken } from '#lib/kit/filter-token.ts'
import { m } from '#lib/paraglide/messages.js'
import { getLocale } from '#lib/paraglide/runtime.js'
import { sectionHistoryKindName } from '#lib/words/section-history/section-history-words.ts'
import {
  sectionHistoryFilters,
  type SectionHistoryFilterName,
  type SectionHistoryQuery,
} from './section-history-query.ts'

type Option = FilterOption<SectionHistoryFilterName>

/** The records that people look for by name; the server's own, and events, have none. */
const namedKinds = ['process', 'reservation', 'promotion', 'roomType', 'ratePlan', 'unit', 'conversation'] as const

/** Everything that the history of a section can be filtered by, except days. */
export const sectionFilterOptions = (
  kind: SectionKind,
  content: RecordContent,
  entries: readonly LoggedEntry[],
): readonly Option[] => {
  const options: readonly Option[] = [
    ...loggedKinds(kind).map((each) => filterOption('kind', each, sectionHistoryKindName(each))),
    ...colleaguesIn(content),
    ...entries.flatMap(authorIn),
    ...recordsIn(kind, content),
  ]
  const known = new Set<string>()
  return options.filter(({ filter, value }) => {
    const key = `${filter} ${value}`
    return !known.has(key) && known.add(key)
  })
}

const colleaguesIn = ({ colleague }: RecordContent): readonly Option[] =>
  isRecords(colleague)
    ? [...colleague.values()]
        .map((one) => ({ id: one.id, name: 'name' in one ? String(one.name) : '' }))
        .sort(byName)
        .map(({ id, name }) => filterOption('member', id, name))
    : []

/** People who have left the section are known from what they did. */
const authorIn = ({ actor }: LoggedEntry): readonly Option[] =>
  actor.kind === 'login' && actor.memberId !== null ? [filterOption('member', actor.memberId, actor.name)] : []

const recordsIn = (kind: SectionKind, content: RecordContent): readonly Option[] =>
  namedKinds.flatMap((name) => {
    const records = content[name]
    if (!isRecords(records) || kind.nameOf === undefined) return []
    // Ten thousand of them: the newest come first.
    return [...records.values()]
      .reverse()
      .map((record) => filterOption('record', record.id, nameOf(kind, name, record)))
  })

const nameOf = (kind: SectionKind, name: string, record: Parameters<NonNullable<SectionKind['nameOf']>>[1]): string =>
  kind.nameOf?.(name, record) ?? m.change_unnamed()

export const sectionFilterName = (filter: SectionHistoryFilterName): string => m.section_history_filter({ filter })

/** The filters in use, as tokens in the search field. */
export const sectionFilterTokens = (options: readonly Option[], query: SectionHistoryQuery): readonly FilterToken[] =>
  sectionHistoryFilters.flatMap((filter) => {
    const value = query[filter]
    if (value === null) return []
    const isDay = filter === 'from' || filter === 'to'
    const found = options.find((option) => option.filter === filter && option.value === value)?.name
    const name = isDay ? shortDate(startOfDay(value) ?? 0, getLocale()) : (found ?? m.history_filter_unknown())
    return [{ id: filter, label: sectionFilterName(filter), value: name }]
  })

/** The order of the list of filters; days are chosen beside it. */
export const sectionFiltersInOrder = () =>
  (['kind', 'member', 'record'] as const).map((filter) => ({ filter, label: sectionFilterName(filter) }))
