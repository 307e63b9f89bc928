import { addDays, type CalendarDate } from '../../kernel/calendar-date.ts'
import type { RoomTypeId } from '../../kernel/ids.ts'
import type { Calendar } from './calendar.ts'
import { datesBetween } from './days.ts'
import { nightOf } from './night.ts'

interface Stay {
  readonly arrival: CalendarDate
  readonly departure: CalendarDate
}

/**
 * The nights of a stay in which no room of the type is left: overbooking is allowed, with a warning that names them. `own`:
 * the stay that the same reservation has already, whose nights are its own.
 */
export const overbookedNights = (
  calendar: Calendar,
  roomTypeId: RoomTypeId,
  stay: Stay,
  own: Stay | null,
): readonly CalendarDate[] => {
  const roomType = calendar.roomType.get(roomTypeId)
  if (roomType === undefined || stay.departure <= stay.arrival) return []
  return datesBetween(stay.arrival, addDays(stay.departure, -1)).filter((date) => {
    if (own !== null && date >= own.arrival && date < own.departure) return false
    return nightOf(calendar, roomType, date).left === 0
  })
}
