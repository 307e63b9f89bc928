import {
  accountsInOrder,
  isMember,
  profileOf,
  type AccountId,
  type Directory,
  type Person,
  type Right,
  type RoleId,
} from '@kontor/domain'
import { byName } from '#lib/format/name-order.ts'
import { rightsOfRoles } from './bulk-change.ts'
import { rightName } from '#lib/words/right-words.ts'

/** A right, role or account that many people can be given, or lose. */
export interface BulkChoice<Item extends string> {
  readonly id: Item
  readonly name: string
  /** How many of the people have it, directly or through a role. */
  readonly held: number
  /** How many of them have it through a role alone: it goes only with the role. */
  readonly throughRoles?: number
}

export const rightChoices = (directory: Directory, people: readonly Person[]): readonly BulkChoice<Right>[] => {
  const members = people.filter(isMember)
  return profileOf(directory).rights.map((id) => {
    const holders = members.filter(({ admin, rights, roleIds }) => {
      return admin || rights.includes(id) || rightsOfRoles(directory, roleIds).has(id)
    })
    const throughRoles = holders.filter(({ admin, rights }) => !admin && !rights.includes(id)).length
    return { id, name: rightName(id), held: holders.length, throughRoles }
  })
}

export const roleChoices = (directory: Directory, people: readonly Person[]): readonly BulkChoice<RoleId>[] => {
  const held = counted(people, ({ roleIds }) => roleIds)
  return [...directory.role.values()].sort(byName).map(({ id, name }) => ({ id, name, held: held.get(id) ?? 0 }))
}

/** Sub-accounts; archived ones only where a member still has a grant to them, which can be withdrawn (A15). */
export const accountChoices = (directory: Directory, people: readonly Person[]): readonly BulkChoice<AccountId>[] => {
  const held = counted(people, ({ grants }) => grants)
  return accountsInOrder(directory)
    .filter(({ id, kind, status }) => kind === 'sub' && (status === 'active' || held.has(id)))
    .map(({ id, name }) => ({ id, name, held: held.get(id) ?? 0 }))
}

const counted = <Item>(people: readonly Person[], itemsOf: (person: Person) => readonly Item[]): Map<Item, number> => {
  const counts = new Map<Item, number>()
  for (const person of people.filter(isMember))
    for (const item of itemsOf(person)) counts.set(item, (counts.get(item) ?? 0) + 1)
  return counts
}
