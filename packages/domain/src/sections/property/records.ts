import * as v from 'valibot'
import { UnitIdSchema } from '../../kernel/ids.ts'
import { PersonSchema, TimeSchema } from '../board/records.ts'
import { amenities } from './amenities.ts'
import type { informationArguments } from './arguments.ts'
import { guestLanguages } from './languages.ts'

export const AmenitySchema = v.picklist(amenities)
export const GuestLanguageSchema = v.picklist(guestLanguages)

/** The fields of a property that are changed one by one. */
export const informationFields = [
  ...(['description', 'descriptionEnglish', 'street', 'postalCode', 'town', 'phone', 'email', 'website'] as const),
  ...(['checkInFrom', 'checkInUntil', 'checkOutFrom', 'checkOutUntil', 'receptionFrom', 'receptionUntil'] as const),
] as const satisfies readonly (keyof typeof informationArguments)[]
export type InformationField = (typeof informationFields)[number]

const text = v.nullable(v.string())
const fields = { description: text, descriptionEnglish: text, street: text, postalCode: text, town: text } as const
const contacts = { phone: text, email: text, website: text } as const
const hours = {
  ...{ checkInFrom: text, checkInUntil: text, checkOutFrom: text },
  ...{ checkOutUntil: text, receptionFrom: text, receptionUntil: text },
} as const

/** What guests read about one property, under the id of its unit. Null: not said yet. */
export const PropertySchema = v.object({
  id: UnitIdSchema,
  ...fields,
  ...contacts,
  ...hours,
  languages: v.array(GuestLanguageSchema),
  amenities: v.array(AmenitySchema),
  /** In the property's own words. */
  ownAmenities: v.array(v.string()),
  changed: v.nullable(v.object({ at: TimeSchema, by: v.nullable(PersonSchema) })),
})
export type Property = v.InferOutput<typeof PropertySchema>

/** A property of which nothing has been said. */
export const blankProperty = (id: Property['id']): Property => ({
  id,
  // Every field of the list is nullable.
  ...(Object.fromEntries(informationFields.map((field) => [field, null])) as Record<InformationField, null>),
  ...{ languages: [], amenities: [], ownAmenities: [], changed: null },
})
