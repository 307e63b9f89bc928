import { type Month, monthOf } from '../../billing/month.ts'
import { addDays, type CalendarDate, dateAt } from '../../kernel/calendar-date.ts'
import type { RoomTypeId } from '../../kernel/ids.ts'
import type { Reservation } from '../reservations/records.ts'
import type { Reservations } from '../reservations/reservations.ts'
import { roomTypeOf } from '../reservations/room-type-of.ts'
import { nightsId, placeIn } from './days.ts'
import type { Taken } from './records.ts'

/**
 * S18: how many rooms of each type reservations take, night by night: counts alone, no guests. A cancelled reservation and a
 * no-show take none; a guest who left early takes none from that day on.
 */
export const takenRooms = (reservations: Pick<Reservations, 'reservation' | 'roomType'>): readonly Taken[] => {
  const counted = new Map<string, Taken>()
  for (const reservation of reservations.reservation.values()) {
    const roomTypeId = roomTypeOf(reservations, reservation)
    if (roomTypeId === null || reservation.state === 'cancelled' || reservation.state === 'no-show') continue
    const end = endOf(reservation)
    for (let date = reservation.arrival; date < end; date = addDays(date, 1)) count(counted, roomTypeId, date)
  }
  return [...counted.values()]
}

const endOf = ({ state, departure, closedAt }: Reservation): CalendarDate => {
  if (state !== 'departed' || closedAt === null) return departure
  const left = dateAt(closedAt)
  return left < departure ? left : departure
}

const count = (counted: Map<string, Taken>, roomTypeId: RoomTypeId, date: CalendarDate): void => {
  const month: Month = monthOf(date)
  const id = nightsId(roomTypeId, month)
  const known = counted.get(id) ?? { id, roomTypeId, month, taken: [] }
  counted.set(id, known)
  const place = placeIn(date)
  while (known.taken.length <= place) known.taken.push(0)
  known.taken[place] = (known.taken[place] ?? 0) + 1
}
