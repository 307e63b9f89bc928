import * as v from 'valibot'
import { dateAt } from '../../../kernel/calendar-date.ts'
import { PromotionIdSchema } from '../../../kernel/ids.ts'
import { actingPerson } from '../../board/acting-person.ts'
import { isOpenPromotion } from '../promotion-state.ts'
import { defineMutation, put } from '../promotions.ts'

/** Ends a running promotion today, or withdraws a planned one. One that is over already stays as it is. */
export const endPromotion = defineMutation({
  arguments: v.object({ promotionId: PromotionIdSchema }),
  who: 'members',
  history: 'promotions',
  run: ({ promotion: all }, { promotionId }, context) => {
    const promotion = all.get(promotionId)
    if (promotion === undefined) return { code: 'unknown-promotion', recordId: promotionId }
    const today = dateAt(context.now)
    if (!isOpenPromotion(promotion, today)) return []
    const by = { at: context.now, by: actingPerson(context) }
    return [put('promotion', { ...promotion, changed: by, ended: { ...by, on: today } })]
  },
  undo: {
    mutations: (changes) =>
      changes.flatMap(({ kind, id }) =>
        kind === 'promotion' ? [{ name: 'reopenPromotion', args: { promotionId: id } }] : [],
      ),
  },
})
