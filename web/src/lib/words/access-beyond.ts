import type { Member } from '@kontor/domain'
import type { EntryReader } from './entry-reader.ts'

type Held = Pick<Member, 'rights' | 'roleIds' | 'grants'>

/** What the one holds, or is promised, and the other does not. */
export const accessBeyond = (entry: EntryReader, one: Held, other: Held): readonly string[] => [
  ...entry.access(without(one.rights, other.rights), without(one.roleIds, other.roleIds)),
  ...without(one.grants, other.grants).map((id) => entry.account(id)),
]

const without = <Item>(items: readonly Item[], others: readonly Item[]): readonly Item[] =>
  items.filter((item) => !others.includes(item))
