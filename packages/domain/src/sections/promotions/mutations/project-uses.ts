import * as v from 'valibot'
import { limits } from '../../../kernel/limits.ts'
import { defineMutation, put } from '../promotions.ts'
import { PromotionUseSchema } from '../records.ts'

/** S18: how promotions are used, counted in the reservations of the account. It names those whose counts change. */
export const projectUses = defineMutation({
  arguments: v.object({
    uses: v.pipe(v.array(PromotionUseSchema), v.maxLength(limits.promotions.promotionsMax, 'too-many')),
  }),
  who: 'system',
  history: 'surroundings',
  run: (_promotions, { uses }) => uses.map((use) => put('use', use)),
  undo: 'happened',
})
