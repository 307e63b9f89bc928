import { addDays, type CalendarDate, calendarDate, daysBetweenDates, partsOf } from '../../kernel/calendar-date.ts'
import { type Calendar, inPlaces } from './calendar.ts'
import { dateIn, valueOn } from './days.ts'
import type { RoomType } from './records.ts'
import { nightsId } from './days.ts'

/** How far ahead a room type is for sale. */
export interface SaleAhead {
  readonly roomType: RoomType
  /** The last night with a price that is not closed; null: none from today on. */
  readonly openUntil: CalendarDate | null
  /** Nights from today on, up to that one. */
  readonly nights: number
}

/** Long-term availability (DOMAIN.md): the room types of which fewer than twelve months ahead are open for sale. */
export const shortOfAYear = (calendar: Calendar, today: CalendarDate): readonly SaleAhead[] => {
  const { year, month, day } = partsOf(today)
  const lastOfYear = addDays(calendarDate(year + 1, month, day), -1)
  return inPlaces(calendar.roomType)
    .map((roomType) => saleAhead(calendar, roomType, today))
    .filter(({ openUntil }) => openUntil === null || openUntil < lastOfYear)
}

export const saleAhead = (calendar: Calendar, roomType: RoomType, today: CalendarDate): SaleAhead => {
  let openUntil: CalendarDate | null = null
  for (const { roomTypeId, ratePlanId, month, prices } of calendar.prices.values()) {
    if (roomTypeId !== roomType.id || !calendar.ratePlan.has(ratePlanId)) continue
    const { closed } = calendar.nights.get(nightsId(roomTypeId, month)) ?? {}
    for (let place = prices.length - 1; place >= 0; place -= 1) {
      const date = dateIn(month, place)
      if (date < today || (openUntil !== null && date <= openUntil)) break
      if (prices[place] === null || valueOn(closed, date) !== null) continue
      openUntil = date
    }
  }
  return { roomType, openUntil, nights: openUntil === null ? 0 : daysBetweenDates(today, openUntil) + 1 }
}
