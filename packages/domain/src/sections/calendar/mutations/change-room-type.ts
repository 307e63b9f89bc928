import * as v from 'valibot'
import { RoomTypeIdSchema } from '../../../kernel/ids.ts'
import { NameSchema } from '../../../kernel/text.ts'
import { RoomCountSchema } from '../arguments.ts'
import { put } from '../calendar.ts'
import { defineMutation } from '../define-mutation.ts'
import { hasName } from '../guards.ts'

/** Another name, or another number of rooms; what is absent stays. With fewer rooms, nights may be overbooked. */
export const changeRoomType = defineMutation({
  arguments: v.object({
    roomTypeId: RoomTypeIdSchema,
    name: v.optional(NameSchema),
    rooms: v.optional(RoomCountSchema),
  }),
  who: 'members',
  history: 'room-types',
  run: ({ roomType: types }, { roomTypeId, name, rooms }) => {
    const type = types.get(roomTypeId)
    if (type === undefined) return { code: 'unknown-roomType', recordId: roomTypeId }
    const changed = { ...type, name: name ?? type.name, rooms: rooms ?? type.rooms }
    if (hasName(types, changed.name, roomTypeId)) return { code: 'room-type-name-taken', name: changed.name }
    return changed.name === type.name && changed.rooms === type.rooms ? [] : [put('roomType', changed)]
  },
  undo: {
    mutations: (changes) =>
      changes.flatMap(({ kind, before, after }) => {
        if (kind !== 'roomType' || before === null || after === null) return []
        const name = before.name === after.name ? {} : { name: before.name }
        const rooms = before.rooms === after.rooms ? {} : { rooms: before.rooms }
        return [{ name: 'changeRoomType', args: { roomTypeId: before.id, ...name, ...rooms } }]
      }),
  },
})
