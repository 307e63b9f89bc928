import { nameOrder } from '#lib/format/name-order.ts'
import type { AccessRow } from './access-rows.ts'

export const accessOrders = ['why', 'name', 'count'] as const
export type AccessOrderBy = (typeof accessOrders)[number]
export interface AccessOrder {
  readonly by: AccessOrderBy
  readonly reversed: boolean
}

/** The form in the address: `name`, or `-name` in descending order. The default is by reason. */
export const accessOrderIn = (text: string | null): AccessOrder => {
  const reversed = text?.startsWith('-') === true
  const by = accessOrders.find((known) => known === (reversed ? text?.slice(1) : text))
  return by === undefined ? { by: 'why', reversed: false } : { by, reversed }
}

/** The order after a click on a column, in the form of the address; null is the default. */
export const nextOrder = (current: AccessOrder, by: AccessOrderBy): string | null => {
  const reversed = current.by === by && !current.reversed
  return by === 'why' && !reversed ? null : `${reversed ? '-' : ''}${by}`
}

/** Equal rows are ordered by name. The count begins with the highest. */
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
