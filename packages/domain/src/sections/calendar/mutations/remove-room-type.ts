import * as v from 'valibot'
import { RoomTypeIdSchema } from '../../../kernel/ids.ts'
import { remove } from '../calendar.ts'
import { defineMutation } from '../define-mutation.ts'
import { refuseBooked } from '../guards.ts'
import { isPutBackInOne, runsBack } from '../runs-back.ts'

/** Removes a room type with its nights and prices, unless guests have it from today on. */
export const removeRoomType = defineMutation({
  arguments: v.object({ roomTypeId: RoomTypeIdSchema }),
  who: 'members',
  history: 'room-types',
  run: (calendar, { roomTypeId }, { now }) => {
    const type = calendar.roomType.get(roomTypeId)
    if (type === undefined) return { code: 'unknown-roomType', recordId: roomTypeId }
    const isOfType = (record: { readonly roomTypeId: string }): boolean => record.roomTypeId === roomTypeId
    return (
      refuseBooked(calendar, type, now) ?? [
        remove('roomType', roomTypeId),
        ...[...calendar.nights.values()].filter(isOfType).map(({ id }) => remove('nights', id)),
        ...[...calendar.prices.values()].filter(isOfType).map(({ id }) => remove('prices', id)),
      ]
    )
  },
  undo: {
    mutations: (changes, calendar) => {
      const runs = runsBack(changes, calendar)
      if (!isPutBackInOne(runs)) return []
      const added = changes.flatMap(({ kind, before }) =>
        kind === 'roomType' && before !== null
          ? [{ name: 'addRoomType', args: { roomTypeId: before.id, name: before.name, rooms: before.rooms } }]
          : [],
      )
      return [...added, ...(runs.length === 0 ? [] : [{ name: 'putNightsBack', args: { runs } }])]
    },
    obstacle: 'too-large',
  },
})
