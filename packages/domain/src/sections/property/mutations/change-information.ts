import * as v from 'valibot'
import { UnitIdSchema } from '../../../kernel/ids.ts'
import { informationArguments } from '../arguments.ts'
import { defineMutation, hourPairs, type PropertyRefusal, put } from '../property.ts'
import { blankProperty, informationFields, type Property } from '../records.ts'
import { changing, differingFields, refuseUnit, valuesOf, withFields } from '../unit-page.ts'

/** Changes the fields that are there, so that the changes of two people to different fields both count. Null empties one. */
export const changeInformation = defineMutation({
  arguments: v.object({ unitId: UnitIdSchema, ...v.partial(v.object(informationArguments)).entries }),
  who: 'members',
  history: 'information',
  run: ({ unit, property }, { unitId, ...args }, context) => {
    const refusal = refuseUnit('property', unit, property, unitId)
    if (refusal !== null) return refusal
    const former = property.get(unitId) ?? blankProperty(unitId)
    const fields = differingFields(informationFields, former, args)
    if (fields.length === 0) return []
    const changed: Property = withFields(former, fields, args)
    return refuseHours(changed) ?? [put('property', { ...changed, ...changing(context) })]
  },
  undo: {
    mutations: (changes) =>
      changes.flatMap(({ kind, before, after }) => {
        if (kind !== 'property' || after === null) return []
        const former = before ?? blankProperty(after.id)
        const back = valuesOf(former, differingFields(informationFields, after, former))
        return [{ name: 'changeInformation', args: { unitId: after.id, ...back } }]
      }),
  },
})

/** Guests read `from` and `until` together, and two people may have changed them. */
const refuseHours = (property: Property): PropertyRefusal | null => {
  for (const hours of hourPairs) {
    const [from, until] = [property[`${hours}From`], property[`${hours}Until`]]
    if (from !== null && until !== null && until <= from) return { code: 'hours-reversed', hours, from, until }
  }
  return null
}
