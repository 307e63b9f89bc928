import * as v from 'valibot'
import { limits } from '../../../kernel/limits.ts'
import { sameNameForm } from '../../../kernel/same-form.ts'
import { projectRecords } from '../../board/project.ts'
import { NamedRoomTypeSchema } from '../../reservations/records.ts'
import { defineMutation, put } from '../promotions.ts'
import { changedRooms } from './changed-rooms.ts'

/** S18: the names of the room types of the calendar. A promotion of a type that is renamed is of that type still. */
export const projectCalendar = defineMutation({
  arguments: v.object({
    roomTypes: v.pipe(v.array(NamedRoomTypeSchema), v.maxLength(limits.calendar.roomTypesMax, 'too-many')),
  }),
  who: 'system',
  history: 'surroundings',
  run: ({ promotion, roomType }, { roomTypes }) => {
    const renamed = roomTypes.flatMap(({ id, name }) => {
      const before = roomType.get(id)
      return before === undefined || before.name === name ? [] : [{ from: sameNameForm(before.name), to: name }]
    })
    const following = [...promotion.values()].flatMap((one) => {
      const moved = renamed.filter(({ from }) => one.rooms.some((name) => sameNameForm(name) === from))
      if (moved.length === 0) return []
      const former = one.rooms.filter((name) => moved.some(({ from }) => sameNameForm(name) === from))
      const rooms = changedRooms(
        changedRooms(one.rooms, [], former),
        moved.map(({ to }) => to),
        [],
      )
      return [put('promotion', { ...one, rooms })]
    })
    return [...projectRecords('roomType', roomType, roomTypes), ...following]
  },
  undo: 'happened',
})
