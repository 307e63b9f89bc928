import { affectedPeople, previewMutations, type AccountId, type Directory, type LoginId } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'
import { inList } from '#lib/words/in-list.ts'
import type { DifferenceLine } from '#lib/words/difference-words.ts'

/** Past this many people only their number is shown. */
const peopleNamedMax = 3

export interface AccountStatusChange {
  readonly name: 'archiveAccount' | 'restoreAccount'
  readonly accountId: AccountId
}

/**
 * Who loses an account that is archived, or regains it, in words (A16: administrators too); empty where no one does.
 */
export const accountStatusLines = (
  directory: Directory,
  { name, accountId }: AccountStatusChange,
  { loginId, now }: { readonly loginId: LoginId; readonly now: number },
): readonly DifferenceLine[] => {
  const after = previewMutations(directory, [{ name, args: { accountId } }], { loginId, now })
  if (after.directory === null) return []
  const names = affectedPeople(directory, after.directory).map(
    ({ memberId }) => directory.member.get(memberId)?.name ?? '',
  )
  if (names.length === 0) return []
  const account = directory.account.get(accountId)?.name ?? ''
  const kind = name === 'archiveAccount' ? 'loss' : 'gain'
  return [{ kind, parts: m.people_of_account.parts({ account, people: peopleInWords(names) }) }]
}

const peopleInWords = (names: readonly string[]): string => {
  // With one more than the bound, the rest would be "1 more person": that person is named too.
  if (names.length <= peopleNamedMax + 1) return inList(names)
  const named = names.slice(0, peopleNamedMax).join(', ')
  return m.people_named_and_more({ names: named, count: names.length - peopleNamedMax })
}
