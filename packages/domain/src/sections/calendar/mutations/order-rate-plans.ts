import * as v from 'valibot'
import { RatePlanIdSchema } from '../../../kernel/ids.ts'
import { limits } from '../../../kernel/limits.ts'
import { put } from '../calendar.ts'
import { defineMutation } from '../define-mutation.ts'
import { idsBefore, placesIn } from '../order.ts'

/** The order of the screens. Plans that are not named, perhaps added meanwhile, come last. */
export const orderRatePlans = defineMutation({
  arguments: v.object({
    ratePlanIds: v.pipe(v.array(RatePlanIdSchema), v.maxLength(limits.calendar.ratePlansMax, 'too-many')),
  }),
  who: 'members',
  history: 'rate-plans',
  run: ({ ratePlan }, { ratePlanIds }) => placesIn(ratePlan, ratePlanIds).map((plan) => put('ratePlan', plan)),
  undo: {
    mutations: (changes, { ratePlan }) => [
      { name: 'orderRatePlans', args: { ratePlanIds: idsBefore(ratePlan, changes) } },
    ],
  },
})
