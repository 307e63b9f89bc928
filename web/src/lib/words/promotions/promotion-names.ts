import { momentOf, type CalendarDate, type Promotion, type PromotionField, type PromotionState } from '@kontor/domain'
import { shortDate } from '#lib/format/date.ts'
import { m } from '#lib/paraglide/messages.js'
import { getLocale } from '#lib/paraglide/runtime.js'

export const promotionStateName = (state: PromotionState): string => m.promotion_state({ state })
export const promotionFieldName = (field: PromotionField | 'rooms'): string => m.promotion_field({ field })

/** @example discountText(125) === '−12,5%' */
export const discountText = (perMille: number): string =>
  `−${new Intl.NumberFormat(getLocale(), { maximumFractionDigits: 1 }).format(perMille / 10)}%`

/** `6 lis 2026 – 13 gru 2026`, or `od 6 lis 2026`. */
export const periodText = (from: CalendarDate, until: CalendarDate | null): string => {
  const day = (date: CalendarDate): string => shortDate(momentOf(date, 12), getLocale())
  return until === null
    ? m.promotion_period_from({ from: day(from) })
    : m.promotion_period({ from: day(from), until: day(until) })
}

export const roomsText = ({ rooms }: Pick<Promotion, 'rooms'>): string =>
  rooms.length === 0 ? m.promotion_all_rooms() : rooms.join(', ')
