import { type CalendarDate, dateAt, daysBetweenDates } from '../../kernel/calendar-date.ts'
import { limits } from '../../kernel/limits.ts'
import { sameNameForm } from '../../kernel/same-form.ts'
import { isOpenPromotion } from './promotion-state.ts'
import type { Promotions, PromotionsRefusal } from './promotions.ts'
import type { Promotion } from './records.ts'

/** What guests read together must fit together, after every change. */
export const refusePromotion = (
  { promotion: others }: Pick<Promotions, 'promotion'>,
  promotion: Promotion,
  now: number,
): PromotionsRefusal | null => {
  const today = dateAt(now)
  return (
    refusePeriods(promotion) ??
    refuseOver(promotion, today) ??
    refuseName(others, promotion, today) ??
    (promotion.rooms.length > limits.promotions.roomsMax
      ? { code: 'too-many-rooms', max: limits.promotions.roomsMax }
      : null)
  )
}

const refusePeriods = (promotion: Promotion): PromotionsRefusal | null => {
  const { bookFrom, bookUntil, stayFrom, stayUntil, nightsMin } = promotion
  if (bookUntil !== null && bookUntil < bookFrom)
    return { code: 'period-reversed', period: 'booking', from: bookFrom, until: bookUntil }
  if (stayUntil === null) return null
  if (stayUntil < stayFrom) return { code: 'period-reversed', period: 'stay', from: stayFrom, until: stayUntil }
  if (stayUntil < bookFrom) return { code: 'stays-before-bookings', bookFrom, stayUntil }
  // The last day of the period is its last night.
  const max = daysBetweenDates(stayFrom, stayUntil) + 1
  return nightsMin > max ? { code: 'nights-beyond-period', nights: nightsMin, max } : null
}

const refuseOver = ({ bookUntil, stayUntil }: Promotion, today: CalendarDate): PromotionsRefusal | null => {
  const until = [bookUntil, stayUntil].find((day) => day !== null && day < today)
  return until === undefined || until === null ? null : { code: 'promotion-over-already', until }
}

/** Two promotions that guests can book at one time have different names; names of ended ones are free. */
const refuseName = (
  others: Promotions['promotion'],
  { id, name }: Promotion,
  today: CalendarDate,
): PromotionsRefusal | null => {
  for (const other of others.values())
    if (other.id !== id && sameNameForm(other.name) === sameNameForm(name) && isOpenPromotion(other, today))
      return { code: 'promotion-name-taken', name: other.name }
  return null
}

/** The promotion, while people can change it; or why not. */
export const openPromotion = (
  { promotion: all }: Pick<Promotions, 'promotion'>,
  promotionId: Promotion['id'],
  now: number,
):
  | { readonly promotion: Promotion; readonly refusal: null }
  | { readonly promotion: null; readonly refusal: PromotionsRefusal } => {
  const promotion = all.get(promotionId)
  if (promotion === undefined) return { promotion: null, refusal: { code: 'unknown-promotion', recordId: promotionId } }
  const today = dateAt(now)
  if (isOpenPromotion(promotion, today)) return { promotion, refusal: null }
  const { name, ended, bookUntil, stayUntil } = promotion
  return {
    promotion: null,
    refusal: { code: 'promotion-ended', name, on: ended?.on ?? bookUntil ?? stayUntil ?? today },
  }
}
