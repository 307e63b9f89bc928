import { loggedKinds, type MemberId, type SectionKind } from '@kontor/domain'
import type { SectionHistoryFilter } from '#lib/api/history.ts'
import { dayOf, endOfDay, startOfDay, type DayText } from '#lib/format/calendar-day.ts'

/** What the history of a section shows, as its address says. */
export interface SectionHistoryQuery {
  readonly kind: string | null
  readonly record: string | null
  readonly member: MemberId | null
  readonly from: DayText | null
  readonly to: DayText | null
  /** What the server takes over from elsewhere, and who has read how far: many entries, seldom of interest. */
  readonly all: boolean
}

export const sectionHistoryFilters = ['record', 'member', 'kind', 'from', 'to'] as const
export type SectionHistoryFilterName = (typeof sectionHistoryFilters)[number]

const quietKinds: ReadonlySet<string> = new Set(['surroundings', 'readings'])

/** The kinds of entry that the history shows at first. */
export const spokenKinds = (kind: SectionKind): readonly string[] =>
  loggedKinds(kind).filter((each) => !quietKinds.has(each))

export const sectionHistoryQueryOf = (
  params: Pick<URLSearchParams, 'get' | 'has'>,
  kind: SectionKind,
): SectionHistoryQuery => ({
  kind: loggedKinds(kind).find((each) => each === params.get('kind')) ?? null,
  record: idIn(params, 'record'),
  member: idIn(params, 'member') as MemberId | null,
  from: dayOf(params.get('from')),
  to: dayOf(params.get('to')),
  all: params.has('all'),
})

/** The parameters to write into the address; null removes one. */
export const sectionHistoryParams = (query: Partial<SectionHistoryQuery>): Record<string, string | null> => {
  const params: Record<string, string | null> = {}
  for (const filter of sectionHistoryFilters) if (query[filter] !== undefined) params[filter] = query[filter]
  if (query.all !== undefined) params['all'] = query.all ? '' : null
  return params
}

export const isSectionHistoryFiltered = (query: SectionHistoryQuery): boolean =>
  sectionHistoryFilters.some((filter) => query[filter] !== null)

/** The query for the server. */
export const sectionServerFilter = (query: SectionHistoryQuery, kind: SectionKind): SectionHistoryFilter => ({
  record: query.record,
  member: query.member,
  kinds: query.kind === null ? (query.all ? [] : spokenKinds(kind)) : [query.kind],
  from: query.from === null ? null : startOfDay(query.from),
  to: query.to === null ? null : endOfDay(query.to),
})

const idForm = /^[A-Za-z0-9][\w.-]{2,63}$/

const idIn = (params: Pick<URLSearchParams, 'get'>, name: string): string | null => {
  const id = params.get(name)
  return id !== null && idForm.test(id) ? id : null
}
