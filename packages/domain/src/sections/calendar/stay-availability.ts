import { addDays, type CalendarDate } from '../../kernel/calendar-date.ts'
import type { RoomTypeId } from '../../kernel/ids.ts'
import { refuseStay } from '../reservations/guards.ts'
import type { Reservation, Stay } from '../reservations/records.ts'
import type { Reservations } from '../reservations/reservations.ts'
import { roomTypeOf } from '../reservations/room-type-of.ts'
import type { Calendar } from './calendar.ts'
import { datesBetween } from './days.ts'
import { type Night, nightOf } from './night.ts'
import { takenRooms } from './taken-rooms.ts'

export interface StayAvailability {
  /** Rooms that are left in every night of the stay. */
  readonly left: number
  /** Overbooking is allowed, with a warning that names these nights (DOMAIN.md). */
  readonly soldOut: readonly CalendarDate[]
  /** The sale of these nights is closed. */
  readonly closed: readonly CalendarDate[]
}

/**
 * What the calendar says of a stay, for each room type; empty while the days are no stay. The rooms are counted from the
 * reservations themselves, so that those count too which still wait for the server. `own`: the reservation that is
 * changed; it takes no room from itself, and the nights that it has already are not named.
 */
export const stayAvailability = (
  calendar: Calendar,
  reservations: Pick<Reservations, 'reservation' | 'roomType'>,
  stay: Stay,
  own: Reservation | null,
): ReadonlyMap<RoomTypeId, StayAvailability> => {
  if (refuseStay(stay) !== null) return new Map()
  const { roomType } = reservations
  const others = [...reservations.reservation].filter(
    ([id, { arrival, departure }]) => id !== own?.id && arrival < stay.departure && departure > stay.arrival,
  )
  const taken = takenRooms({ reservation: new Map(others), roomType })
  const counted: Calendar = { ...calendar, taken: new Map(taken.map((month) => [month.id, month])) }
  const dates = datesBetween(stay.arrival, addDays(stay.departure, -1))
  const ownType = own === null ? null : roomTypeOf(reservations, own)
  const isOwn = (night: Night): boolean =>
    own !== null && night.roomTypeId === ownType && night.date >= own.arrival && night.date < own.departure
  return new Map(
    [...calendar.roomType.values()].map((type) => {
      const nights = dates.map((date) => nightOf(counted, type, date))
      const datesOf = (which: (night: Night) => boolean) =>
        nights.filter((night) => which(night) && !isOwn(night)).map(({ date }) => date)
      const [soldOut, closed] = [datesOf(({ left }) => left === 0), datesOf(({ isClosed }) => isClosed)]
      return [type.id, { left: Math.min(...nights.map(({ left }) => left)), soldOut, closed }]
    }),
  )
}
