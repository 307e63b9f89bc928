import * as v from 'valibot'
import { PromotionIdSchema } from '../../../kernel/ids.ts'
import { actingPerson } from '../../board/acting-person.ts'
import { refusePromotion } from '../guards.ts'
import { defineMutation, put } from '../promotions.ts'

/** Takes back that a person ended it, while its days are not over and its name is free. */
export const reopenPromotion = defineMutation({
  arguments: v.object({ promotionId: PromotionIdSchema }),
  who: 'members',
  history: 'promotions',
  run: (promotions, { promotionId }, context) => {
    const promotion = promotions.promotion.get(promotionId)
    if (promotion === undefined) return { code: 'unknown-promotion', recordId: promotionId }
    if (promotion.ended === null) return []
    const reopened = { ...promotion, ended: null, changed: { at: context.now, by: actingPerson(context) } }
    return refusePromotion(promotions, reopened, context.now) ?? [put('promotion', reopened)]
  },
  undo: {
    mutations: (changes) =>
      changes.flatMap(({ kind, id }) =>
        kind === 'promotion' ? [{ name: 'endPromotion', args: { promotionId: id } }] : [],
      ),
  },
})
