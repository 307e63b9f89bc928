import {
  expandedPeople,
  type AccountId,
  type HistoryEntry,
  type HistoryKind,
  type LoginId,
  type MemberId,
  type MutationName,
  type OrganizationId,
  type CompactPeople,
  type PersonThen,
  type Refusal,
} from '@kontor/domain'
import { callServer, type Answer } from './call-server.ts'

/** The entries to return. Times are milliseconds since 1970, both included. */
export interface HistoryFilter {
  readonly member?: MemberId | null
  readonly account?: AccountId | null
  readonly actor?: LoginId | 'system' | null
  readonly kinds?: readonly HistoryKind[]
  readonly from?: number | null
  readonly to?: number | null
}

export interface HistoryHead {
  readonly seq: number
  readonly hash: string
}

/** Entries from the newest; the next page begins before `next`. */
export interface HistoryPage {
  readonly entries: readonly HistoryEntry[]
  readonly next: number | null
  readonly head: HistoryHead
}

export interface RefusedEntry {
  readonly mutationId: string
  readonly at: number
  readonly name: MutationName
  readonly args: Readonly<Record<string, unknown>>
  readonly names: Readonly<Record<string, string>>
  readonly refusal: Refusal
}

export interface RefusedPage {
  readonly entries: readonly RefusedEntry[]
  readonly next: number | null
}

/** Who had access to what at a moment of the past. */
export interface AccessAt {
  readonly at: number
  readonly people: readonly PersonThen[]
}

export interface ChainState {
  readonly entries: number
  readonly head: HistoryHead
  readonly intact: boolean
  readonly brokenAt: number | null
  readonly checkedAt: number
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
  const answer = await callServer<CompactPeople & { readonly at: number }>('GET', path)
  return answer.ok ? { ok: true, value: { at: answer.value.at, people: expandedPeople(answer.value) } } : answer
}

export const readChain = (organizationId: OrganizationId): Promise<Answer<ChainState>> =>
  callServer<ChainState>('GET', `${pathOf(organizationId)}/chain`)

const paramsOf = (values: Readonly<Record<string, string | number | null | undefined>>): URLSearchParams => {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(values))
    if (value !== null && value !== undefined) params.set(name, String(value))
  return params
}
