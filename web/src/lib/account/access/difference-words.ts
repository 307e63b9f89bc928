import type { AccountId, Directory, Right } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'
import type { MessagePart } from '#lib/paraglide/runtime.js'
import { inList } from '../words/in-list.ts'
import { rightAsObject, rightHint, rightName } from '../words/right-words.ts'
import type { AccessDifference, RightThatStays } from './access-difference.ts'
import { profileOf } from './profile-of.ts'

export interface DifferenceLine {
  readonly kind: 'gain' | 'loss' | 'stays'
  readonly parts: MessagePart[]
}

/** Past this many accounts their number says more than their names. */
const accountsNamedMax = 4

/** The difference that a change makes, in words, before it is sent. Rights of whole accounts are told with the accounts. */
export const differenceWords = (directory: Directory, difference: AccessDifference): readonly DifferenceLine[] => {
  const profile = profileOf(directory).id
  const { accountsGained, accountsLost, gained, lost, stays } = difference
  const accounts = accountWords(directory)
  const within = (ids: readonly AccountId[], others: readonly AccountId[]) => ids.filter((id) => !others.includes(id))
  const lines: DifferenceLine[] = []

  if (accountsGained.length > 0) {
    const rights = [...gained, ...stays].map(({ right }) => rightName(right))
    const opened = { accounts: accounts(accountsGained), rights: inList([...new Set(rights)]) }
    const parts = rights.length === 0 ? m.words_accounts_without_rights.parts(opened) : m.words_accounts.parts(opened)
    lines.push({ kind: 'gain', parts })
  }
  for (const { right, accountIds } of gained) {
    const ids = within(accountIds, accountsGained)
    if (ids.length === 0) continue
    const words = { right: rightAsObject(right), accounts: accounts(ids), hint: rightHint(right, profile) }
    lines.push({ kind: 'gain', parts: m.words_gain.parts(words) })
  }
  if (accountsLost.length > 0) {
    lines.push({ kind: 'loss', parts: m.words_accounts_lost.parts({ accounts: accounts(accountsLost) }) })
  }
  for (const { right, accountIds } of lost) {
    const ids = within(accountIds, accountsLost)
    if (ids.length === 0) continue
    lines.push({ kind: 'loss', parts: m.words_loss.parts({ right: rightAsObject(right), accounts: accounts(ids) }) })
  }
  return [...lines, ...staysWords(directory, stays)]
}

const accountWords =
  (directory: Directory) =>
  (ids: readonly AccountId[]): string => {
    const names = ids.map((id) => directory.account.get(id)?.name ?? '')
    const [only] = names
    if (names.length === 1 && only !== undefined) return m.words_on_account({ account: only })
    return names.length > accountsNamedMax
      ? m.words_on_many_accounts({ count: names.length })
      : m.words_on_accounts({ accounts: inList(names) })
  }

const textParts = (value: string): MessagePart[] => [{ type: 'text', value }]

/** One line per role that rights stay through, and one for those that stay by themselves. */
const staysWords = (directory: Directory, stays: readonly RightThatStays[]): readonly DifferenceLine[] => {
  const direct: Right[] = []
  const byRole = new Map<string, Right[]>()
  for (const { right, reasons } of stays) {
    const role = reasons.find((reason) => reason.by === 'role')
    if (role === undefined) direct.push(right)
    else byRole.set(role.roleId, [...(byRole.get(role.roleId) ?? []), right])
  }
  const lines = [...directory.role.values()].flatMap((role): DifferenceLine[] => {
    const rights = byRole.get(role.id)
    if (rights === undefined) return []
    const words = { rights: inList(rights.map(rightName)), role: role.name, count: rights.length }
    return [{ kind: 'stays', parts: textParts(m.words_stays_by_role(words)) }]
  })
  if (direct.length > 0) {
    lines.push({ kind: 'stays', parts: textParts(m.words_stays({ rights: inList(direct.map(rightName)) })) })
  }
  return lines
}
