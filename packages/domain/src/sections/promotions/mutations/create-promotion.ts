import * as v from 'valibot'
import { PromotionIdSchema } from '../../../kernel/ids.ts'
import { limits } from '../../../kernel/limits.ts'
import { actingPerson } from '../../board/acting-person.ts'
import { refusePromotion } from '../guards.ts'
import { defineMutation, put } from '../promotions.ts'
import { type Promotion, promotionArguments, RoomListSchema } from '../records.ts'
import { changedRooms } from './changed-rooms.ts'

const { bookUntil, stayUntil, nightsMin } = promotionArguments
const { promotionsMax } = limits.promotions

/** A new promotion, for bookings and stays that are not over yet. */
export const createPromotion = defineMutation({
  arguments: v.object({
    ...promotionArguments,
    promotionId: PromotionIdSchema,
    bookUntil: v.optional(bookUntil, null),
    stayUntil: v.optional(stayUntil, null),
    nightsMin: v.optional(nightsMin, 1),
    rooms: v.optional(RoomListSchema, []),
  }),
  who: 'members',
  history: 'promotions',
  run: (promotions, { promotionId, rooms, ...fields }, context) => {
    const { promotion: all } = promotions
    if (all.has(promotionId)) return { code: 'already-exists', kind: 'promotion', recordId: promotionId }
    if (all.size >= promotionsMax) return { code: 'too-many-records', kind: 'promotion', max: promotionsMax }
    const made = { at: context.now, by: actingPerson(context) }
    const promotion: Promotion = {
      ...{ ...fields, id: promotionId, rooms: changedRooms([], rooms, []) },
      ...{ made, changed: made, ended: null },
    }
    return refusePromotion(promotions, promotion, context.now) ?? [put('promotion', promotion)]
  },
  undo: {
    mutations: (changes) =>
      changes.flatMap(({ kind, id, before }) =>
        kind === 'promotion' && before === null ? [{ name: 'endPromotion', args: { promotionId: id } }] : [],
      ),
  },
})
