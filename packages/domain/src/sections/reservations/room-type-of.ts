import type { RoomTypeId } from '../../kernel/ids.ts'
import { sameNameForm } from '../../kernel/same-form.ts'
import type { NamedRoomType, Reservation } from './records.ts'
import type { Reservations } from './reservations.ts'

type RoomTypes = ReadonlyMap<string, NamedRoomType>

/** The room type of the calendar whose rooms a reservation takes; null: its text names none. */
export const roomTypeOf = (
  { roomType: types }: Pick<Reservations, 'roomType'>,
  { roomTypeId, roomType }: Pick<Reservation, 'roomTypeId' | 'roomType'>,
): RoomTypeId | null => roomTypeId ?? roomTypeNamed(types, roomType)

/** The reservation with the type that its text names. */
export const withRoomType = (
  { roomType: types }: Pick<Reservations, 'roomType'>,
  { roomTypeId: _, ...reservation }: Reservation,
): Reservation => {
  const roomTypeId = roomTypeNamed(types, reservation.roomType)
  return roomTypeId === null ? reservation : { ...reservation, roomTypeId }
}

export const roomTypeNamed = (types: RoomTypes, name: string): RoomTypeId | null => {
  if (types.size === 0) return null
  const sought = sameNameForm(name)
  for (const type of types.values()) if (sameNameForm(type.name) === sought) return type.id
  return null
}
