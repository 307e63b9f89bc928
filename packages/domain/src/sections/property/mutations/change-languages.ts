import * as v from 'valibot'
import { UnitIdSchema } from '../../../kernel/ids.ts'
import { guestLanguages } from '../languages.ts'
import { defineMutation, put } from '../property.ts'
import { blankProperty, GuestLanguageSchema } from '../records.ts'
import { changing, inOrderOf, refuseUnit, wayBackOf } from '../unit-page.ts'

const list = v.optional(v.pipe(v.array(GuestLanguageSchema), v.maxLength(guestLanguages.length, 'too-many')), [])

/** The languages in which guests are spoken to. One that is both added and removed is removed. */
export const changeLanguages = defineMutation({
  arguments: v.object({ unitId: UnitIdSchema, add: list, remove: list }),
  who: 'members',
  history: 'information',
  run: ({ unit, property }, { unitId, add, remove }, context) => {
    const refusal = refuseUnit('property', unit, property, unitId)
    if (refusal !== null) return refusal
    const former = property.get(unitId) ?? blankProperty(unitId)
    const chosen = [...former.languages, ...add].filter((language) => !remove.includes(language))
    const languages = inOrderOf(guestLanguages, chosen)
    if (String(languages) === String(former.languages)) return []
    return [put('property', { ...former, languages, ...changing(context) })]
  },
  undo: {
    mutations: (changes) =>
      changes.flatMap(({ kind, before, after }) =>
        kind === 'property' && after !== null
          ? [
              {
                name: 'changeLanguages',
                args: { unitId: after.id, ...wayBackOf(before?.languages ?? [], after.languages) },
              },
            ]
          : [],
      ),
  },
})
