import * as v from 'valibot'
import { RoomTypeIdSchema } from '../../../kernel/ids.ts'
import { limits } from '../../../kernel/limits.ts'
import { put } from '../calendar.ts'
import { defineMutation } from '../define-mutation.ts'
import { idsBefore, placesIn } from '../order.ts'

/** The order of the screens. Types that are not named, perhaps added meanwhile, come last. */
export const orderRoomTypes = defineMutation({
  arguments: v.object({
    roomTypeIds: v.pipe(v.array(RoomTypeIdSchema), v.maxLength(limits.calendar.roomTypesMax, 'too-many')),
  }),
  who: 'members',
  history: 'room-types',
  run: ({ roomType }, { roomTypeIds }) => placesIn(roomType, roomTypeIds).map((type) => put('roomType', type)),
  undo: {
    mutations: (changes, { roomType }) => [
      { name: 'orderRoomTypes', args: { roomTypeIds: idsBefore(roomType, changes) } },
    ],
  },
})
