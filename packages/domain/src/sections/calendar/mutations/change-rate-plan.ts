import * as v from 'valibot'
import { RatePlanIdSchema } from '../../../kernel/ids.ts'
import { NameSchema } from '../../../kernel/text.ts'
import { put } from '../calendar.ts'
import { defineMutation } from '../define-mutation.ts'
import { hasName } from '../guards.ts'

export const changeRatePlan = defineMutation({
  arguments: v.object({ ratePlanId: RatePlanIdSchema, name: NameSchema }),
  who: 'members',
  history: 'rate-plans',
  run: ({ ratePlan: plans }, { ratePlanId, name }) => {
    const plan = plans.get(ratePlanId)
    if (plan === undefined) return { code: 'unknown-ratePlan', recordId: ratePlanId }
    if (hasName(plans, name, ratePlanId)) return { code: 'rate-plan-name-taken', name }
    return plan.name === name ? [] : [put('ratePlan', { ...plan, name })]
  },
  undo: {
    mutations: (changes) =>
      changes.flatMap(({ kind, before }) =>
        kind === 'ratePlan' && before !== null
          ? [{ name: 'changeRatePlan', args: { ratePlanId: before.id, name: before.name } }]
          : [],
      ),
  },
})
