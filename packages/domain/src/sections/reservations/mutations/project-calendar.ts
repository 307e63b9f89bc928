import * as v from 'valibot'
import { limits } from '../../../kernel/limits.ts'
import { sameNameForm } from '../../../kernel/same-form.ts'
import { projectRecords } from '../../board/project.ts'
import { defineMutation } from '../define-mutation.ts'
import { type NamedRoomType, NamedRoomTypeSchema } from '../records.ts'
import { put, type Reservations, type ReservationsWrite } from '../reservations.ts'

/** S18: the names of the room types that the calendar of the account has. */
export const projectCalendar = defineMutation({
  arguments: v.object({
    roomTypes: v.pipe(v.array(NamedRoomTypeSchema), v.maxLength(limits.calendar.roomTypesMax, 'too-many')),
  }),
  who: 'system',
  history: 'surroundings',
  run: (reservations, { roomTypes }) => [
    ...projectRecords('roomType', reservations.roomType, roomTypes),
    ...keepRenamed(reservations, roomTypes),
  ],
  undo: 'happened',
})

/** A reservation that names a type by its text alone still means that type once it has another name. */
const keepRenamed = (
  { reservation, roomType }: Reservations,
  wanted: readonly NamedRoomType[],
): readonly ReservationsWrite[] => {
  const renamed = wanted.flatMap(({ id, name }) => {
    const before = roomType.get(id)
    return before === undefined || sameNameForm(before.name) === sameNameForm(name)
      ? []
      : [[sameNameForm(before.name), id] as const]
  })
  if (renamed.length === 0) return []
  const byName = new Map(renamed)
  return [...reservation.values()].flatMap((item) => {
    const roomTypeId = item.roomTypeId === undefined ? byName.get(sameNameForm(item.roomType)) : undefined
    return roomTypeId === undefined ? [] : [put('reservation', { ...item, roomTypeId })]
  })
}
