import * as v from 'valibot'
import { RoomTypeIdSchema } from '../../../kernel/ids.ts'
import { limits } from '../../../kernel/limits.ts'
import { NameSchema } from '../../../kernel/text.ts'
import { RoomCountSchema } from '../arguments.ts'
import { put } from '../calendar.ts'
import { defineMutation } from '../define-mutation.ts'
import { hasName } from '../guards.ts'

/** A new type of room, last in the order. */
export const addRoomType = defineMutation({
  arguments: v.object({ roomTypeId: RoomTypeIdSchema, name: NameSchema, rooms: RoomCountSchema }),
  who: 'members',
  history: 'room-types',
  run: ({ roomType: types }, { roomTypeId: id, name, rooms }) => {
    if (types.has(id)) return { code: 'already-exists', kind: 'roomType', recordId: id }
    const max = limits.calendar.roomTypesMax
    if (types.size >= max) return { code: 'too-many-records', kind: 'roomType', max }
    if (hasName(types, name, null)) return { code: 'room-type-name-taken', name }
    const place = Math.max(-1, ...[...types.values()].map((type) => type.place)) + 1
    return [put('roomType', { id, name, rooms, place })]
  },
  undo: {
    mutations: (changes) =>
      changes.flatMap(({ kind, id, before }) =>
        kind === 'roomType' && before === null ? [{ name: 'removeRoomType', args: { roomTypeId: id } }] : [],
      ),
  },
})
