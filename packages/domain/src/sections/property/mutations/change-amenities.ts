import * as v from 'valibot'
import { UnitIdSchema } from '../../../kernel/ids.ts'
import { limits } from '../../../kernel/limits.ts'
import { sameNameForm } from '../../../kernel/same-form.ts'
import { amenities } from '../amenities.ts'
import { OwnAmenitySchema } from '../arguments.ts'
import { defineMutation, put } from '../property.ts'
import { AmenitySchema, blankProperty } from '../records.ts'
import { changing, inOrderOf, refuseUnit, wayBackOf } from '../unit-page.ts'

const { ownAmenitiesMax } = limits.property
const list = v.optional(v.pipe(v.array(AmenitySchema), v.maxLength(amenities.length, 'too-many')), [])
const ownList = v.optional(v.pipe(v.array(OwnAmenitySchema), v.maxLength(ownAmenitiesMax, 'too-many')), [])

/**
 * Amenities of the list, and those in the property's own words, which differ by more than case and spacing. What is both
 * added and removed is removed.
 */
export const changeAmenities = defineMutation({
  arguments: v.object({ unitId: UnitIdSchema, add: list, remove: list, addOwn: ownList, removeOwn: ownList }),
  who: 'members',
  history: 'amenities',
  run: ({ unit, property }, { unitId, add, remove, addOwn, removeOwn }, context) => {
    const refusal = refuseUnit('property', unit, property, unitId)
    if (refusal !== null) return refusal
    const former = property.get(unitId) ?? blankProperty(unitId)
    const chosen = [...former.amenities, ...add].filter((amenity) => !remove.includes(amenity))
    const changed = {
      amenities: inOrderOf(amenities, chosen),
      ownAmenities: changedOwn(former.ownAmenities, addOwn, removeOwn),
    }
    if (changed.ownAmenities.length > Math.max(ownAmenitiesMax, former.ownAmenities.length))
      return { code: 'too-many-own-amenities', max: ownAmenitiesMax }
    if (JSON.stringify(changed) === JSON.stringify(valuesIn(former))) return []
    return [put('property', { ...former, ...changed, ...changing(context) })]
  },
  undo: {
    mutations: (changes) =>
      changes.flatMap(({ kind, before, after }) => {
        if (kind !== 'property' || after === null) return []
        const own = wayBackOf(before?.ownAmenities ?? [], after.ownAmenities)
        const args = { ...wayBackOf(before?.amenities ?? [], after.amenities), addOwn: own.add, removeOwn: own.remove }
        return [{ name: 'changeAmenities', args: { unitId: after.id, ...args } }]
      }),
  },
})

const valuesIn = <T extends { amenities: unknown; ownAmenities: unknown }>({ amenities, ownAmenities }: T) => ({
  amenities,
  ownAmenities,
})

const changedOwn = (own: readonly string[], add: readonly string[], remove: readonly string[]): string[] => {
  const byForm = new Map(own.map((name) => [sameNameForm(name), name]))
  for (const name of add) if (!byForm.has(sameNameForm(name))) byForm.set(sameNameForm(name), name)
  for (const name of remove) byForm.delete(sameNameForm(name))
  return [...byForm.values()]
}
