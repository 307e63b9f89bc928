import type { Member } from '@kontor/domain'
import type { EntryReader } from './entry-reader.ts'

type Held = Pick<Member, 'rights' | 'roleIds' | 'grants'>

/** The access that the one has, or is offered, and the other lacks. */
export const accessBeyond = (entry: EntryReader, one: Held, other: Held): readonly string[] => [
  ...entry.access(without(one.rights, other.rights), without(one.roleIds, other.roleIds)),
  ...without(one.grants, other.grants).map((id) => entry.account(id)),
]

const without = <Item>(items: readonly Item[], others: readonly Item[]): readonly Item[] =>
  items.filter((item) => !others.includes(item))
