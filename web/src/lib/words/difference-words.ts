import {
  profileOf,
  type AccessDifference,
  type AccountId,
  type Directory,
  type Right,
  type RightDifference,
  type RightThatStays,
} from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'
import type { MessagePart } from '#lib/paraglide/runtime.js'
import { inList } from './in-list.ts'
import { rightAsObject, rightHint, rightName } from './right-words.ts'
import type { InForce } from '#lib/words/in-force.ts'

export interface DifferenceLine {
  readonly kind: 'gain' | 'loss' | 'stays'
  readonly parts: MessagePart[]
}

/** The difference of a change, in words, before it is sent. Rights of whole accounts are named with the accounts. */
export const differenceWords = (
  directory: Directory,
  difference: AccessDifference,
  when: InForce = 'now',
): readonly DifferenceLine[] => {
  const { accountsGained, accountsLost, gained, lost, stays } = difference
  return [
    ...accountsGainedWords(directory, difference),
    ...groupedByAccounts(elsewhere(gained, accountsGained)).map((group) => gainWords(directory, group)),
    ...accountsLostWords(directory, accountsLost, when),
    ...groupedByAccounts(elsewhere(lost, accountsLost)).map((group) => lossWords(directory, group, when)),
    ...staysWords(directory, stays),
    ...(keepsNoRight(difference) ? [stay(m.words_keeps_no_right())] : []),
  ]
}

/** The last right is lost while some account stays open: the person then sees a page that names whom to ask. */
const keepsNoRight = ({ lost, gained, stays, accountsLost }: AccessDifference): boolean =>
  gained.length + stays.length === 0 &&
  lost.some(({ accountIds }) => accountIds.some((id) => !accountsLost.includes(id)))

const accountsGainedWords = (
  directory: Directory,
  { accountsGained, gained, stays }: AccessDifference,
): readonly DifferenceLine[] => {
  if (accountsGained.length === 0) return []
  const accounts = toAccounts(directory, accountsGained)
  const rights = [...gained, ...stays].map(({ right }) => rightName(right))
  const parts =
    rights.length === 0
      ? m.words_accounts_without_rights.parts({ accounts })
      : m.words_accounts.parts({ accounts, rights: inList([...new Set(rights)]) })
  return [{ kind: 'gain', parts }]
}

const accountsLostWords = (directory: Directory, ids: readonly AccountId[], when: InForce): readonly DifferenceLine[] =>
  ids.length === 0
    ? []
    : [{ kind: 'loss', parts: m.words_accounts_lost.parts({ when, accounts: toAccounts(directory, ids) }) }]

/** A single right is described; several are only named. */
const gainWords = (directory: Directory, { rights, accountIds }: RightGroup): DifferenceLine => {
  const accounts = onAccounts(directory, accountIds)
  const [only] = rights
  const parts =
    rights.length === 1 && only !== undefined
      ? m.words_gain.parts({ right: rightAsObject(only), accounts, hint: rightHint(only, profileOf(directory).id) })
      : m.words_gain_many.parts({ rights: inList(rights.map(rightAsObject)), accounts })
  return { kind: 'gain', parts }
}

const lossWords = (directory: Directory, { rights, accountIds }: RightGroup, when: InForce): DifferenceLine => ({
  kind: 'loss',
  parts: m.words_loss.parts({
    when,
    rights: inList(rights.map(rightAsObject)),
    accounts: onAccounts(directory, accountIds),
  }),
})

interface RightGroup {
  readonly rights: Right[]
  readonly accountIds: readonly AccountId[]
}

/** Rights that are gained or lost in the same accounts share one sentence. */
const groupedByAccounts = (differences: readonly RightDifference[]): readonly RightGroup[] => {
  const groups = new Map<string, RightGroup>()
  for (const { right, accountIds } of differences) {
    const key = accountIds.join(' ')
    const known = groups.get(key)
    if (known) known.rights.push(right)
    else groups.set(key, { rights: [right], accountIds })
  }
  return [...groups.values()]
}

const elsewhere = (differences: readonly RightDifference[], named: readonly AccountId[]): readonly RightDifference[] =>
  differences
    .map(({ right, accountIds }) => ({ right, accountIds: accountIds.filter((id) => !named.includes(id)) }))
    .filter(({ accountIds }) => accountIds.length > 0)

/** One line per role that rights stay through, and one for direct rights that stay. */
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
    return [stay(m.words_stays_by_role(words))]
  })
  return direct.length === 0 ? lines : [...lines, stay(m.words_stays({ rights: inList(direct.map(rightName)) }))]
}

const stay = (value: string): DifferenceLine => ({ kind: 'stays', parts: [{ type: 'text', value }] })

/** Past this many accounts only their number is shown. */
const accountsNamedMax = 4

/** `na kontach …`: where a right applies. */
const onAccounts = (directory: Directory, ids: readonly AccountId[]): string =>
  ids.length > accountsNamedMax
    ? m.words_on_many_accounts({ count: ids.length })
    : m.words_on_accounts({ count: ids.length, accounts: inList(namesOf(directory, ids)) })

/** `do kont …`: which accounts open. */
const toAccounts = (directory: Directory, ids: readonly AccountId[]): string =>
  ids.length > accountsNamedMax
    ? m.words_to_many_accounts({ count: ids.length })
    : m.words_to_accounts({ count: ids.length, accounts: inList(namesOf(directory, ids)) })

const namesOf = (directory: Directory, ids: readonly AccountId[]): readonly string[] =>
  ids.map((id) => directory.account.get(id)?.name ?? '')
