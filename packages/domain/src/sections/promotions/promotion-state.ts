import type { CalendarDate } from '../../kernel/calendar-date.ts'
import type { Promotion } from './records.ts'

export const promotionStates = ['running', 'planned', 'ended', 'withdrawn'] as const
export type PromotionState = (typeof promotionStates)[number]

/** The last day on which it can be booked: the end of its bookings, of its stays, or the day before a person ended it. */
const isOver = ({ bookUntil, stayUntil }: Promotion, today: CalendarDate): boolean =>
  [bookUntil, stayUntil].some((day) => day !== null && day < today)

/**
 * Planned until its first day of booking, then running until the last day of bookings or stays. Ended by a person before it
 * began, it is withdrawn.
 */
export const promotionStateOf = (promotion: Promotion, today: CalendarDate): PromotionState => {
  const { ended, bookFrom } = promotion
  if (ended !== null) return ended.on < bookFrom ? 'withdrawn' : 'ended'
  if (isOver(promotion, today)) return 'ended'
  return today < bookFrom ? 'planned' : 'running'
}

/** It can still be changed, ended, and named by a reservation later on. */
export const isOpenPromotion = (promotion: Promotion, today: CalendarDate): boolean =>
  ['running', 'planned'].includes(promotionStateOf(promotion, today))

/** Promotions in the order of a list: running ones first, then planned ones, then the newest of the rest. */
export const promotionsInOrder = (
  promotions: Iterable<Promotion>,
  today: CalendarDate,
): readonly { readonly promotion: Promotion; readonly state: PromotionState }[] =>
  [...promotions]
    .map((promotion) => ({ promotion, state: promotionStateOf(promotion, today) }))
    .sort(
      (one, other) =>
        promotionStates.indexOf(one.state) - promotionStates.indexOf(other.state) ||
        (one.promotion.bookFrom < other.promotion.bookFrom ? 1 : -1),
    )
