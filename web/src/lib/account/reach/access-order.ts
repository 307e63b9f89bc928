import { nameOrder } from '#lib/format/name-order.ts'
import type { AccessRow } from './access-rows.ts'

export const accessOrders = ['why', 'name', 'count'] as const
export type AccessOrderBy = (typeof accessOrders)[number]
export interface AccessOrder {
  readonly by: AccessOrderBy
  readonly reversed: boolean
}

/** As the address has it: `name`, or `-name` the other way round. The list begins by reason. */
export const accessOrderIn = (text: string | null): AccessOrder => {
  const reversed = text?.startsWith('-') === true
  const by = accessOrders.find((known) => known === (reversed ? text?.slice(1) : text))
  return by === undefined ? { by: 'why', reversed: false } : { by, reversed }
}

/** The order that a click on a column gives, as the address has it; null is the one that the list begins with. */
export const nextOrder = (current: AccessOrder, by: AccessOrderBy): string | null => {
  const reversed = current.by === by && !current.reversed
  return by === 'why' && !reversed ? null : `${reversed ? '-' : ''}${by}`
}

/** Whatever is compared first, people of one kind stand by name. The count begins with the highest. */
export const accessInOrder = <Row extends AccessRow>(
  rows: readonly Row[],
  { by, reversed }: AccessOrder,
  reasons: readonly Row['how'][],
): readonly Row[] => {
  const direction = reversed ? -1 : 1
  const compare: Readonly<Record<AccessOrderBy, (one: Row, other: Row) => number>> = {
    name: (one, other) => nameOrder.compare(one.member.name, other.member.name),
    why: (one, other) => reasons.indexOf(one.how) - reasons.indexOf(other.how),
    count: (one, other) => (one.count === other.count ? 0 : other.count - one.count),
  }
  return rows.toSorted((one, other) => direction * compare[by](one, other) || compare.name(one, other))
}
