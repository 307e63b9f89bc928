import type { Invitation, Member } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'
import type { EntryReader } from './entry-reader.ts'
import { inList } from './in-list.ts'

/** The second line of an entry: what a person gained, lost or kept, or another important fact. */
export interface HistoryDetail {
  readonly kind: 'gain' | 'loss' | 'stays' | 'note'
  readonly text: string
}

export const note = (text: string): HistoryDetail => ({ kind: 'note', text })
export const gained = (items: readonly string[]): readonly HistoryDetail[] => listed('gain', items)
export const lost = (items: readonly string[]): readonly HistoryDetail[] => listed('loss', items)
export const stays = (items: readonly string[]): readonly HistoryDetail[] => listed('stays', items)

/** What an invitation offers, or what its acceptance gave. */
export const offeredAccess = (
  entry: EntryReader,
  { admin, rights, roleIds, grants }: Pick<Invitation | Member, 'admin' | 'rights' | 'roleIds' | 'grants'>,
): HistoryDetail => {
  if (admin) return note(m.history_as_admin())
  const access = [...entry.access(rights, roleIds), ...grants.map((id) => entry.account(id))]
  return note(access.length === 0 ? m.history_rights_none() : m.history_rights({ rights: inList(access) }))
}

const listed = (kind: HistoryDetail['kind'], items: readonly string[]): readonly HistoryDetail[] =>
  items.length === 0 ? [] : [{ kind, text: `${inList(items)}.` }]
