import {
  expandedPeople,
  type AccountId,
  type HistoryKind,
  type LoginId,
  type MemberId,
  type OrganizationId,
  type PersonThen,
  type TokenId,
} from '@kontor/domain'
import type { AccessThen, ChainAnswer, HistoryPage, LoggedPage, RefusedPage } from '@kontor/protocol/http'
import { callServer, type Answer } from './call-server.ts'

/** The entries to return. Times are milliseconds since 1970, both included. */
export interface HistoryFilter {
  readonly member?: MemberId | null
  readonly account?: AccountId | null
  readonly actor?: LoginId | TokenId | 'system' | null
  readonly kinds?: readonly HistoryKind[]
  readonly from?: number | null
  readonly to?: number | null
}

/** Who reached what at a moment of the past. */
export interface AccessAt {
  readonly at: number
  readonly people: readonly PersonThen[]
}

const pathOf = (organizationId: OrganizationId): string => `/api/documents/directory/${organizationId}/history`

export const readHistory = (
  organizationId: OrganizationId,
  filter: HistoryFilter,
  { before, limit }: { readonly before?: number | null; readonly limit: number },
): Promise<Answer<HistoryPage>> => {
  const { kinds = [], ...rest } = filter
  const params = paramsOf({ before, limit, ...rest })
  for (const kind of kinds) params.append('kind', kind)
  return callServer<HistoryPage>('GET', `${pathOf(organizationId)}?${params.toString()}`)
}

/** The entries of a section to return. Times are milliseconds since 1970, both included. */
export interface SectionHistoryFilter {
  /** Entries that mention this record. */
  readonly record: string | null
  /** Entries of this person, or about them. */
  readonly member: MemberId | null
  readonly kinds: readonly string[]
  readonly from: number | null
  readonly to: number | null
}

/** The history of a section, for those who may open it. `document`: `section/<accountId>.<key>`. */
export const readSectionHistory = (
  document: string,
  { kinds, ...rest }: SectionHistoryFilter,
  page: { readonly before?: number | null; readonly limit: number },
): Promise<Answer<LoggedPage>> => {
  const params = paramsOf({ ...page, ...rest })
  for (const kind of kinds) params.append('kind', kind)
  return callServer<LoggedPage>('GET', `/api/documents/${document}/history?${params.toString()}`)
}

/** The caller's own refused changes, from the newest. */
export const readRefusedHistory = (
  organizationId: OrganizationId,
  { before, limit }: { readonly before?: number | null; readonly limit: number },
): Promise<Answer<RefusedPage>> =>
  callServer<RefusedPage>('GET', `${pathOf(organizationId)}/refused?${paramsOf({ before, limit }).toString()}`)

export const readAccessAt = async (
  organizationId: OrganizationId,
  { at, account }: { readonly at: number; readonly account: AccountId | null },
): Promise<Answer<AccessAt>> => {
  const path = `${pathOf(organizationId)}/access?${paramsOf({ at, account }).toString()}`
  const answer = await callServer<AccessThen>('GET', path)
  return answer.ok ? { ok: true, value: { at: answer.value.at, people: expandedPeople(answer.value) } } : answer
}

export const readChain = (organizationId: OrganizationId): Promise<Answer<ChainAnswer>> =>
  callServer<ChainAnswer>('GET', `${pathOf(organizationId)}/chain`)

const paramsOf = (values: Readonly<Record<string, string | number | null | undefined>>): URLSearchParams => {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(values))
    if (value !== null && value !== undefined) params.set(name, String(value))
  return params
}
