import { accountReasons, heldRights } from '../../directory/access/access-reasons.ts'
import type { Directory } from '../../directory/directory.ts'
import type { Right } from '../../directory/profiles/profile.ts'
import type { AccountId } from '../../kernel/ids.ts'
import type { BoardUnit, Colleague } from './records.ts'

/**
 * S18: the people who may open a section of an account that needs these rights, by id. Also while the account is archived:
 * no one enters it then, and its people are in charge of the same records when it is restored.
 */
export const colleaguesOf = (
  directory: Directory,
  accountId: AccountId,
  needs: readonly Right[],
): readonly Colleague[] => {
  const colleagues: Colleague[] = []
  for (const member of directory.member.values()) {
    if (member.status !== 'active' || accountReasons(directory, member)(accountId) === null) continue
    const held = heldRights(directory, member).map(({ right }) => right)
    if (needs.every((right) => held.includes(right))) colleagues.push({ id: member.id, name: member.name })
  }
  return colleagues.sort(byId)
}

/** S18: the units of an account, by id. */
export const unitsOf = (directory: Directory, accountId: AccountId): readonly BoardUnit[] =>
  [...directory.unit.values()]
    .filter((unit) => unit.accountId === accountId)
    .map(({ id, identifier, name }) => ({ id, identifier, name }))
    .sort(byId)

const byId = (one: { readonly id: string }, other: { readonly id: string }): number => (one.id < other.id ? -1 : 1)
