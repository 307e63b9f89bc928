import * as v from 'valibot'
import { RatePlanIdSchema } from '../../../kernel/ids.ts'
import { remove } from '../calendar.ts'
import { defineMutation } from '../define-mutation.ts'
import { isPutBackInOne, runsBack } from '../runs-back.ts'

/** Removes a rate plan with its prices. Nights that no other plan sells are not for sale any more. */
export const removeRatePlan = defineMutation({
  arguments: v.object({ ratePlanId: RatePlanIdSchema }),
  who: 'members',
  history: 'rate-plans',
  run: ({ ratePlan, prices }, { ratePlanId }) => {
    if (!ratePlan.has(ratePlanId)) return { code: 'unknown-ratePlan', recordId: ratePlanId }
    const own = [...prices.values()].filter((record) => record.ratePlanId === ratePlanId)
    return [remove('ratePlan', ratePlanId), ...own.map(({ id }) => remove('prices', id))]
  },
  undo: {
    mutations: (changes, calendar) => {
      const runs = runsBack(changes, calendar)
      if (!isPutBackInOne(runs)) return []
      const added = changes.flatMap(({ kind, before }) =>
        kind === 'ratePlan' && before !== null
          ? [{ name: 'addRatePlan', args: { ratePlanId: before.id, name: before.name } }]
          : [],
      )
      return [...added, ...(runs.length === 0 ? [] : [{ name: 'putNightsBack', args: { runs } }])]
    },
    obstacle: 'too-large',
  },
})
