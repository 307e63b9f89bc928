import { countOfChanges, type Invitation, type Member, type Role } from '@kontor/domain'
import { longDate, timeOfDay } from '#lib/format/date.ts'
import { wholeNumber } from '#lib/format/whole-number.ts'
import { m } from '#lib/paraglide/messages.js'
import { getLocale } from '#lib/paraglide/runtime.js'
import { inList } from '#lib/words/in-list.ts'
import { rightName } from '#lib/words/right-words.ts'
import { serviceName } from '#lib/words/service-name.ts'
import type { ToldEntry } from './told-entry.ts'

/** The second line of an entry: what somebody gained or lost by it, or what else is worth knowing. */
export interface HistoryDetail {
  readonly kind: 'gain' | 'loss' | 'note'
  readonly text: string
}

export const historyDetails = (told: ToldEntry): readonly HistoryDetail[] => {
  const { name, changes, args } = told.entry
  switch (name) {
    case 'viewAs':
      return [
        note(typeof args['reason'] === 'string' ? m.history_reason({ reason: args['reason'] }) : m.history_no_reason()),
      ]
    case 'endSessions':
    case 'recordSignIn':
    case 'registerOrganization':
    case 'createSubAccount':
      return []
    case 'importOrganization':
      return [importedDetail(told)]
    default:
      return changes.length === 0 ? [note(m.history_nothing_changed())] : changedDetails(told)
  }
}

const changedDetails = (told: ToldEntry): readonly HistoryDetail[] => {
  const { name } = told.entry
  // A role that is deleted goes from the administrators who had it, too.
  const role = told.changeOf('role')
  if (role !== undefined) return roleDetails(role.before, role.after)
  const member = told.changeOf('member')
  if (name === 'acceptInvitation' && member?.after) return [...promised(told, member.after)]
  if (member?.before && member.after) return memberDetails(told, member.before, member.after)
  if (member?.before)
    return lost([...told.access(member.before.rights, member.before.roleIds), ...accountsOf(told, member.before)])
  const invitation = told.changeOf('invitation')?.after
  if (invitation && invitation.status === 'pending')
    return [...promised(told, invitation), note(m.history_valid_until({ time: moment(invitation.expiresAt) }))]
  return name === 'removeUnit' ? servicesDetail(told) : []
}

const memberDetails = (told: ToldEntry, before: Member, after: Member): readonly HistoryDetail[] => {
  const homes: readonly HistoryDetail[] =
    before.homeAccountId === after.homeAccountId
      ? []
      : [note(m.history_home({ before: told.named(before.homeAccountId), after: told.named(after.homeAccountId) }))]
  return [
    ...homes,
    ...gained([...everything(after, before), ...accessBeyond(told, after, before)]),
    ...lost([...everything(before, after), ...accessBeyond(told, before, after)]),
  ]
}

/** An administrator has it all (A9); what else is held beside that counts again later. */
const everything = (one: Member, other: Member): readonly string[] =>
  one.admin && !other.admin ? [m.history_all_rights(), m.history_all_accounts()] : []

/** What the one holds and the other does not. */
const accessBeyond = (told: ToldEntry, one: Member, other: Member): readonly string[] => [
  ...told.access(without(one.rights, other.rights), without(one.roleIds, other.roleIds)),
  ...without(one.grants, other.grants).map((id) => told.account(id)),
]

const accountsOf = (told: ToldEntry, { admin, homeAccountId, grants }: Member): readonly string[] =>
  admin ? [m.history_all_rights(), m.history_all_accounts()] : [homeAccountId, ...grants].map((id) => told.account(id))

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

const promised = (
  told: ToldEntry,
  { admin, rights, roleIds, grants }: Pick<Invitation, 'admin' | 'rights' | 'roleIds' | 'grants'>,
): readonly HistoryDetail[] => {
  if (admin) return [note(m.history_as_admin())]
  const access = [...told.access(rights, roleIds), ...grants.map((id) => told.account(id))]
  return [note(access.length === 0 ? m.history_rights_none() : m.history_rights({ rights: inList(access) }))]
}

const servicesDetail = (told: ToldEntry): readonly HistoryDetail[] => {
  const services = told.entry.changes.flatMap((change) =>
    change.kind === 'service' && change.before ? [serviceName(change.before.type)] : [],
  )
  return services.length === 0 ? [] : [note(m.history_with_services({ services: inList(services) }))]
}

const importedDetail = (told: ToldEntry): HistoryDetail => {
  const count = (kind: 'member' | 'account' | 'role') => wholeNumber(countOfChanges(told.entry, kind))
  return note(m.history_imported({ people: count('member'), accounts: count('account'), roles: count('role') }))
}

const moment = (time: number): string => `${longDate(time, getLocale())}, ${timeOfDay(time, getLocale())}`
const note = (text: string): HistoryDetail => ({ kind: 'note', text })
const gained = (items: readonly string[]): readonly HistoryDetail[] => listed('gain', items)
const lost = (items: readonly string[]): readonly HistoryDetail[] => listed('loss', items)
const listed = (kind: HistoryDetail['kind'], items: readonly string[]): readonly HistoryDetail[] =>
  items.length === 0 ? [] : [{ kind, text: `${inList(items)}.` }]
const without = <Item>(items: readonly Item[], others: readonly Item[]): readonly Item[] =>
  items.filter((item) => !others.includes(item))
