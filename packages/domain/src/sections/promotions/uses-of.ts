import { type CalendarDate, dateAt } from '../../kernel/calendar-date.ts'
import { limits } from '../../kernel/limits.ts'
import { nightsOf } from '../reservations/guards.ts'
import type { Reservations } from '../reservations/reservations.ts'
import type { PromotionUse } from './records.ts'

/** A person may name any promotion in a reservation, so their number has a bound here too. */
const { promotionsMax } = limits.promotions

/** S18: how each promotion that reservations name is used, by its id. A rebuild gives the same. */
export const usesOf = ({ reservation: all }: Pick<Reservations, 'reservation'>): readonly PromotionUse[] => {
  const uses = new Map<PromotionUse['id'], Counted>()
  for (const reservation of all.values()) {
    const { promotion, state, made } = reservation
    if (promotion === null || promotion === undefined) continue
    const use = uses.get(promotion.id) ?? { reservations: 0, nights: 0, cancelled: 0, days: new Map() }
    uses.set(promotion.id, use)
    if (state === 'cancelled') {
      use.cancelled += 1
      continue
    }
    const day = dateAt(made.at)
    use.reservations += 1
    use.nights += nightsOf(reservation)
    use.days.set(day, (use.days.get(day) ?? 0) + 1)
  }
  return [...uses]
    .map(([id, { days, ...counts }]) => ({ id, ...counts, days: inOrder(days) }))
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .slice(0, promotionsMax)
}

interface Counted {
  reservations: number
  nights: number
  cancelled: number
  readonly days: Map<CalendarDate, number>
}

const inOrder = (days: ReadonlyMap<CalendarDate, number>): PromotionUse['days'] =>
  [...days]
    .map(([date, reservations]) => ({ date, reservations }))
    .sort((one, other) => (one.date < other.date ? -1 : 1))

/** The uses that differ from those that the section shows; one that no reservation names any more is counted as none. */
export const changedUses = (
  wanted: readonly PromotionUse[],
  shown: ReadonlyMap<PromotionUse['id'], PromotionUse>,
): readonly PromotionUse[] => {
  const named = new Set(wanted.map(({ id }) => id))
  const gone = [...shown.values()].filter(({ id }) => !named.has(id))
  const none = gone.map(({ id }) => ({ id, reservations: 0, nights: 0, cancelled: 0, days: [] }))
  return [...wanted, ...none].filter((use) => JSON.stringify(shown.get(use.id)) !== JSON.stringify(use))
}
