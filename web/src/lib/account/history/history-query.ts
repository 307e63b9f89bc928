import {
  historyKinds,
  type AccountId,
  type HistoryKind,
  type LoginId,
  type MemberId,
  type TokenId,
} from '@kontor/domain'
import type { HistoryFilter } from '#lib/api/history.ts'
import { dayOf, endOfDay, startOfDay, type DayText } from '#lib/format/calendar-day.ts'

/** What the history shows. It is kept in the address, so that it can be shared and the back button works. */
export interface HistoryQuery {
  readonly view: 'all' | 'refused'
  readonly member: MemberId | null
  readonly account: AccountId | null
  readonly actor: LoginId | TokenId | 'system' | null
  readonly kind: HistoryKind | null
  readonly from: DayText | null
  readonly to: DayText | null
  /** Sign-ins are many, and seldom of interest. */
  readonly signIns: boolean
}

export const historyFilters = ['member', 'account', 'actor', 'kind', 'from', 'to'] as const
export type HistoryFilterName = (typeof historyFilters)[number]

export const historyQueryOf = (params: Pick<URLSearchParams, 'get' | 'has'>): HistoryQuery => ({
  view: params.get('view') === 'refused' ? 'refused' : 'all',
  // Unknown values in the address are sent to the server, which finds nothing for them.
  member: idIn(params, 'member') as MemberId | null,
  account: idIn(params, 'account') as AccountId | null,
  actor: idIn(params, 'actor') as LoginId | TokenId | 'system' | null,
  kind: historyKinds.find((kind) => kind === params.get('kind')) ?? null,
  from: dayOf(params.get('from')),
  to: dayOf(params.get('to')),
  signIns: params.has('sign-ins'),
})

/** The parameters to write into the address; null removes one. */
export const historyQueryParams = (query: Partial<HistoryQuery>): Record<string, string | null> => {
  const params: Record<string, string | null> = {}
  if (query.view !== undefined) params['view'] = query.view === 'all' ? null : query.view
  for (const filter of historyFilters) if (query[filter] !== undefined) params[filter] = query[filter]
  if (query.signIns !== undefined) params['sign-ins'] = query.signIns ? '' : null
  return params
}

export const isFiltered = (query: HistoryQuery): boolean => historyFilters.some((filter) => query[filter] !== null)

/** The query for the server. A filter for sign-ins includes them. */
export const serverFilter = ({ member, account, actor, kind, from, to, signIns }: HistoryQuery): HistoryFilter => ({
  member,
  account,
  actor,
  kinds: kindsOf(kind, signIns),
  from: from === null ? null : startOfDay(from),
  to: to === null ? null : endOfDay(to),
})

const kindsOf = (kind: HistoryKind | null, signIns: boolean): readonly HistoryKind[] => {
  if (kind !== null) return [kind]
  return signIns ? [] : historyKinds.filter((each) => each !== 'sign-ins')
}

/** The form of an id, or the actor that has none. */
const idForm = /^(system|[A-Za-z0-9][\w-]{7,63})$/

const idIn = (params: Pick<URLSearchParams, 'get'>, name: string): string | null => {
  const id = params.get(name)
  return id !== null && idForm.test(id) ? id : null
}
