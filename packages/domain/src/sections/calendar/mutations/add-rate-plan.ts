import * as v from 'valibot'
import { RatePlanIdSchema } from '../../../kernel/ids.ts'
import { limits } from '../../../kernel/limits.ts'
import { NameSchema } from '../../../kernel/text.ts'
import { put } from '../calendar.ts'
import { defineMutation } from '../define-mutation.ts'
import { hasName } from '../guards.ts'

/** A new rate plan, last in the order. It sells nothing until it has prices. */
export const addRatePlan = defineMutation({
  arguments: v.object({ ratePlanId: RatePlanIdSchema, name: NameSchema }),
  who: 'members',
  history: 'rate-plans',
  run: ({ ratePlan: plans }, { ratePlanId: id, name }) => {
    if (plans.has(id)) return { code: 'already-exists', kind: 'ratePlan', recordId: id }
    const max = limits.calendar.ratePlansMax
    if (plans.size >= max) return { code: 'too-many-records', kind: 'ratePlan', max }
    if (hasName(plans, name, null)) return { code: 'rate-plan-name-taken', name }
    const place = Math.max(-1, ...[...plans.values()].map((plan) => plan.place)) + 1
    return [put('ratePlan', { id, name, place })]
  },
  undo: {
    mutations: (changes) =>
      changes.flatMap(({ kind, id, before }) =>
        kind === 'ratePlan' && before === null ? [{ name: 'removeRatePlan', args: { ratePlanId: id } }] : [],
      ),
  },
})
