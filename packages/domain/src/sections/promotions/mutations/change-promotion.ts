import * as v from 'valibot'
import { PromotionIdSchema } from '../../../kernel/ids.ts'
import { actingPerson } from '../../board/acting-person.ts'
import { differingFields, valuesOf, wayBackOf, withFields } from '../../property/unit-page.ts'
import { openPromotion, refusePromotion } from '../guards.ts'
import { defineMutation, put } from '../promotions.ts'
import { promotionArguments, promotionFields, RoomListSchema } from '../records.ts'
import { changedRooms } from './changed-rooms.ts'

const list = v.optional(RoomListSchema, [])

/**
 * Changes the fields that are there, and rooms one by one, so that the changes of two people both count. What was booked
 * with it before keeps its price.
 */
export const changePromotion = defineMutation({
  arguments: v.object({
    promotionId: PromotionIdSchema,
    ...v.partial(v.object(promotionArguments)).entries,
    addRooms: list,
    removeRooms: list,
  }),
  who: 'members',
  history: 'promotions',
  run: (promotions, { promotionId, addRooms, removeRooms, ...args }, context) => {
    const { promotion, refusal } = openPromotion(promotions, promotionId, context.now)
    if (refusal !== null) return refusal
    const fields = differingFields(promotionFields, promotion, args)
    const rooms = changedRooms(promotion.rooms, addRooms, removeRooms)
    if (fields.length === 0 && JSON.stringify(rooms) === JSON.stringify(promotion.rooms)) return []
    const changed = { ...withFields(promotion, fields, args), rooms }
    const by = { at: context.now, by: actingPerson(context) }
    return refusePromotion(promotions, changed, context.now) ?? [put('promotion', { ...changed, changed: by })]
  },
  undo: {
    mutations: (changes) =>
      changes.flatMap(({ kind, before, after }) => {
        if (kind !== 'promotion' || before === null || after === null) return []
        const rooms = wayBackOf(before.rooms, after.rooms)
        const args = {
          ...valuesOf(before, differingFields(promotionFields, after, before)),
          ...{ addRooms: rooms.add, removeRooms: rooms.remove },
        }
        return [{ name: 'changePromotion', args: { promotionId: after.id, ...args } }]
      }),
  },
})
