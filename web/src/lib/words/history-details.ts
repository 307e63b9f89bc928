import type { Member, Role } from '@kontor/domain'
import { dateAndTime } from '#lib/format/date.ts'
import { m } from '#lib/paraglide/messages.js'
import { getLocale } from '#lib/paraglide/runtime.js'
import { accessBeyond } from './access-beyond.ts'
import { inList } from './in-list.ts'
import { rightName } from './right-words.ts'
import type { EntryReader } from './entry-reader.ts'
import { gained, lost, note, offeredAccess, stays, type HistoryDetail } from './history-detail.ts'
import { wordsOfEntry } from './mutations/registry.ts'

/** The second line of an entry: from the words of its mutation, or else from the changed records. */
export const historyDetails = (entry: EntryReader): readonly HistoryDetail[] => {
  const { name, changes } = entry.entry
  const { details } = wordsOfEntry(name)
  if (details !== undefined) return details(entry)
  return changes.length === 0 ? [note(m.history_nothing_changed())] : changedDetails(entry)
}

const changedDetails = (entry: EntryReader): readonly HistoryDetail[] => {
  // A deleted role is also lost by administrators who had it.
  const role = entry.changeOf('role')
  if (role !== undefined) return roleDetails(role.before, role.after)
  const member = entry.changeOf('member')
  if (member?.before && member.after) return memberDetails(entry, member.before, member.after)
  if (member?.before)
    return lost([...entry.access(member.before.rights, member.before.roleIds), ...accountsOf(entry, member.before)])
  const invitation = entry.changeOf('invitation')?.after
  if (invitation && invitation.status === 'pending')
    return [offeredAccess(entry, invitation), note(m.history_valid_until({ time: moment(invitation.expiresAt) }))]
  return []
}

const memberDetails = (entry: EntryReader, before: Member, after: Member): readonly HistoryDetail[] => {
  const homes: readonly HistoryDetail[] =
    before.homeAccountId === after.homeAccountId
      ? []
      : [note(m.history_home({ before: entry.named(before.homeAccountId), after: entry.named(after.homeAccountId) }))]
  if (before.admin && !after.admin) return [...homes, ...withdrawnDetails(entry, after)]
  return [
    ...homes,
    ...gained([...everything(after, before), ...accessBeyond(entry, after, before)]),
    ...lost(accessBeyond(entry, before, after)),
  ]
}

/** Administrators have everything (A9). */
const everything = (one: Member, other: Member): readonly string[] =>
  one.admin && !other.admin ? [m.history_all_rights(), m.history_all_accounts()] : []

/** What the person had beside the administrator rights applies again, so not everything is lost. */
const withdrawnDetails = (entry: EntryReader, after: Member): readonly HistoryDetail[] => [
  ...lost([m.history_administrator_rights()]),
  ...stays([...entry.access(after.rights, after.roleIds), ...accountsOf(entry, after)]),
]

const accountsOf = (entry: EntryReader, { admin, homeAccountId, grants }: Member): readonly string[] =>
  admin ? [m.history_all_rights(), m.history_all_accounts()] : [homeAccountId, ...grants].map((id) => entry.account(id))

const roleDetails = (before: Role | null, after: Role | null): readonly HistoryDetail[] => {
  if (before && after)
    return [
      ...gained(without(after.rights, before.rights).map(rightName)),
      ...lost(without(before.rights, after.rights).map(rightName)),
    ]
  const rights = (after ?? before)?.rights ?? []
  return [
    note(rights.length === 0 ? m.history_rights_none() : m.history_rights({ rights: inList(rights.map(rightName)) })),
  ]
}

const moment = (time: number): string => dateAndTime(time, getLocale())
const without = <Item>(items: readonly Item[], others: readonly Item[]): readonly Item[] =>
  items.filter((item) => !others.includes(item))
