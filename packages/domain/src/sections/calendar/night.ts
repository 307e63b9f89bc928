import { monthOf } from '../../billing/month.ts'
import type { CalendarDate } from '../../kernel/calendar-date.ts'
import type { RatePlanId, RoomTypeId } from '../../kernel/ids.ts'
import { type Calendar, inPlaces } from './calendar.ts'
import { datesBetween, nightsId, pricesId, valueOn } from './days.ts'
import type { RoomType } from './records.ts'

/** `unpriced`: no rate plan has a price, so it is not for sale either. */
export type NightState = 'open' | 'nearly-sold-out' | 'sold-out' | 'unpriced' | 'closed'

export interface Night {
  readonly roomTypeId: RoomTypeId
  readonly date: CalendarDate
  /** Rooms to sell. */
  readonly rooms: number
  readonly taken: number
  /** Rooms that are left; 0 also where more are taken than there are. */
  readonly left: number
  /** How many more are taken than there are to sell. */
  readonly overbooked: number
  readonly minStay: number | null
  readonly isClosed: boolean
  readonly state: NightState
}

/** One night of a room type. Prices are asked for one by one (`nightPrice`). */
export const nightOf = (calendar: Calendar, roomType: RoomType, date: CalendarDate): Night => {
  const id = nightsId(roomType.id, monthOf(date))
  const set = calendar.nights.get(id)
  const rooms = Math.min(valueOn(set?.rooms, date) ?? roomType.rooms, roomType.rooms)
  const taken = valueOn(calendar.taken.get(id)?.taken, date) ?? 0
  const left = Math.max(rooms - taken, 0)
  const isClosed = valueOn(set?.closed, date) !== null
  const isPriced = [...calendar.ratePlan.keys()].some((plan) => nightPrice(calendar, roomType.id, plan, date) !== null)
  return {
    ...{ roomTypeId: roomType.id, date, rooms, taken, left, overbooked: Math.max(taken - rooms, 0), isClosed },
    minStay: valueOn(set?.minStay, date),
    state: isClosed ? 'closed' : isPriced ? stateOf(left, roomType.rooms) : 'unpriced',
  }
}

/** In grosz; null: this plan does not sell that night. */
export const nightPrice = (
  { prices }: Pick<Calendar, 'prices'>,
  roomTypeId: RoomTypeId,
  ratePlanId: RatePlanId,
  date: CalendarDate,
): number | null => valueOn(prices.get(pricesId(roomTypeId, ratePlanId, monthOf(date)))?.prices, date)

/** Nearly sold out: at most a fifth of the type's rooms are left (DOMAIN.md). */
const stateOf = (left: number, rooms: number): NightState => {
  if (left === 0) return 'sold-out'
  return left * 5 <= rooms ? 'nearly-sold-out' : 'open'
}

/** The nights ahead, today included, of which cards and notices speak. */
export const scarceNightsAhead = 14

/** The nights of all room types in a range that are sold out, or nearly, by date. */
export const scarceNights = (
  calendar: Calendar,
  { from, to }: { readonly from: CalendarDate; readonly to: CalendarDate },
): readonly Night[] => {
  const types = inPlaces(calendar.roomType)
  return datesBetween(from, to).flatMap((date) =>
    types
      .map((type) => nightOf(calendar, type, date))
      .filter(({ state }) => state === 'sold-out' || state === 'nearly-sold-out'),
  )
}
