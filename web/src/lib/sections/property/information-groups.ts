import { informationArguments, type InformationField, type Property } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'
import { informationFieldName } from '#lib/words/property/property-names.ts'
import type { Fact, FactGroup, FactInput } from './fact-row.ts'

const fact = (field: InformationField, kind: Exclude<FactInput['kind'], 'choice'>, hint?: () => string) => {
  const one: Fact<InformationField> = {
    ...{ field, input: { kind }, schema: informationArguments[field] },
    label: () => informationFieldName(field),
  }
  return hint === undefined ? one : { ...one, hint }
}

/** `od 15:00 do 22:00`; null where neither is said. */
export const hoursText = (from: string | null, until: string | null): string | null => {
  if (from === '00:00' && until === '24:00') return m.property_hours_always()
  if (from !== null && until !== null) return m.property_hours({ from, until })
  if (from !== null) return m.property_hours_from({ from })
  return until === null ? null : m.property_hours_until({ until })
}

const addressText = ({ street, postalCode, town }: Property): string | null => {
  const place = [postalCode, town].filter((part) => part !== null).join(' ')
  const parts = [street, place].filter((part) => part !== null && part !== '')
  return parts.length === 0 ? null : parts.join(', ')
}

const single = (field: InformationField, kind: 'line' | 'area', hint?: () => string) => ({
  id: field,
  label: () => informationFieldName(field),
  facts: [fact(field, kind, hint)],
  sentence: (property: Property) => property[field],
})

/** The rows of *Informacje*, in the order in which guests ask. */
export const informationGroups: readonly FactGroup<Property, InformationField>[] = [
  {
    ...{ id: 'texts', title: m.property_texts, text: m.property_texts_text },
    rows: [single('description', 'area'), single('descriptionEnglish', 'area')],
  },
  {
    ...{ id: 'hours', title: m.property_hours_title, text: m.property_hours_text },
    rows: [
      {
        ...{ id: 'checkIn', label: m.property_check_in },
        facts: [fact('checkInFrom', 'time'), fact('checkInUntil', 'time')],
        sentence: ({ checkInFrom, checkInUntil }) => hoursText(checkInFrom, checkInUntil),
      },
      {
        ...{ id: 'checkOut', label: m.property_check_out },
        facts: [fact('checkOutFrom', 'time'), fact('checkOutUntil', 'time')],
        sentence: ({ checkOutFrom, checkOutUntil }) => hoursText(checkOutFrom, checkOutUntil),
      },
      {
        ...{ id: 'reception', label: m.property_reception },
        facts: [fact('receptionFrom', 'time'), fact('receptionUntil', 'time', m.property_reception_hint)],
        sentence: ({ receptionFrom, receptionUntil }) => hoursText(receptionFrom, receptionUntil),
      },
    ],
  },
  {
    ...{ id: 'contact', title: m.property_contact, text: m.property_contact_text },
    rows: [
      {
        ...{ id: 'address', label: m.property_address },
        facts: [fact('street', 'line'), fact('postalCode', 'line'), fact('town', 'line')],
        sentence: addressText,
      },
      single('phone', 'line'),
      single('email', 'line'),
      single('website', 'line', m.property_website_hint),
    ],
  },
]
