import type { AccountId, Directory, SummedAccounts, SummedRight } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'
import type { InForce } from '#lib/words/in-force.ts'
import type { DifferenceLine } from '#lib/words/difference-words.ts'
import { differenceWords } from '#lib/words/difference-words.ts'
import { refusalSentence } from '#lib/words/refusal-sentence.ts'
import { inList } from '#lib/words/in-list.ts'
import { plainText } from '#lib/words/runs-of.ts'
import { rightAsObject } from '#lib/words/right-words.ts'
import { isAboutInvitations, type BulkAct } from './bulk-change.ts'
import type { BulkPlan, PlannedPerson } from './bulk-plan.ts'

/** Past this many accounts only their number is shown. */
const accountsNamedMax = 4

/** The effect of a change on many people, summed up in words. */
export const bulkPlanLines = (directory: Directory, { sum }: BulkPlan): readonly DifferenceLine[] => [
  ...accountLines(directory, sum.accountsGained, 'gain'),
  ...sum.gained.map((right) => rightLine(right, 'gain')),
  ...accountLines(directory, sum.accountsLost, 'loss'),
  ...sum.lost.map((right) => rightLine(right, 'loss')),
]

const rightLine = ({ right, people, accounts }: SummedRight, kind: 'gain' | 'loss'): DifferenceLine => ({
  kind,
  parts: m.bulk_right_line.parts({
    right: rightAsObject(right),
    count: people,
    accounts: m.words_on_many_accounts({ count: accounts }),
  }),
})

const accountLines = (
  directory: Directory,
  { people, accounts }: SummedAccounts,
  kind: 'gain' | 'loss',
): readonly DifferenceLine[] => {
  const line = (text: string, count: number): DifferenceLine => ({
    kind,
    parts: m.bulk_account_line.parts({ accounts: text, count }),
  })
  if (accounts.length > accountsNamedMax) return [line(m.words_to_many_accounts({ count: accounts.length }), people)]
  return accounts.map(({ accountId, people: count }) =>
    line(m.words_to_accounts({ count: 1, accounts: nameOf(directory, accountId) }), count),
  )
}

const nameOf = (directory: Directory, id: AccountId): string => directory.account.get(id)?.name ?? ''

/** The outcome of one person, in a line. */
export const fateWords = (
  directory: Directory,
  act: BulkAct,
  planned: PlannedPerson,
  when: InForce = 'now',
): string => {
  const { fate, refusal, difference } = planned
  if (refusal !== null) return refusalSentence(refusal)
  if (fate === 'outside') return isAboutInvitations(act) ? m.bulk_outside_members() : m.bulk_outside_invitations()
  if (fate === 'unchanged') return m.bulk_unchanged_one()
  if (difference === null)
    return isAboutInvitations(act) ? m.bulk_invitation_fate({ act, when }) : m.bulk_changes_later()
  return differenceWords(directory, difference, when)
    .map(({ kind, parts }) => `${startOf[kind]()}: ${plainText(parts)}`)
    .join(' ')
}

const startOf = { gain: m.words_gains, loss: m.words_loses, stays: m.words_keeps } as const

const refusalsNamedMax = 3

/** `1 osoby nie można zmienić: …`; the reasons of the first few, each with its name. */
export const refusedWords = ({ by }: BulkPlan): string | null => {
  const { refused } = by
  if (refused.length === 0) return null
  const reasons = new Set(refused.flatMap(({ refusal }) => (refusal === null ? [] : refusalSentence(refusal))))
  const said = [...reasons].slice(0, refusalsNamedMax).join(' ')
  return reasons.size > refusalsNamedMax
    ? m.bulk_refused_many({ count: refused.length, reasons: said })
    : m.bulk_refused({ count: refused.length, reasons: said })
}

/** `Joanna Nadolna, Paweł Grzęda i 10 innych osób`: the people concerned, in a heading. */
export const namesInShort = (names: readonly string[]): string => {
  const [first, second, third, ...more] = names
  if (third === undefined || more.length === 0) return inList(names)
  return m.bulk_names({ names: [first, second].join(', '), count: names.length - 2 })
}
