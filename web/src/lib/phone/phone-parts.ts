import { profiles, visiblePlaces, type ProfileId, type Right } from '@kontor/domain'
import type { SectionKey } from '#lib/sections/section.ts'

/** One section of an account on the site for phones. */
export interface PhonePart {
  readonly key: SectionKey
  /** Among the sections, or below *Więcej*. */
  readonly group: 'section' | 'more'
  /** What it is in the mobile column of B28; all of these must be seen. */
  readonly places: readonly string[]
}

/** The sections of the mobile column (B28), in their order. Which of them a person sees, the domain's table says. */
const partsOf: Readonly<Record<ProfileId, readonly PhonePart[]>> = {
  telecom: [
    { key: 'processes', group: 'section', places: ['processes-list'] },
    { key: 'mail', group: 'section', places: ['message-cards'] },
    { key: 'finance', group: 'section', places: ['finance-invoices', 'more-invoices'] },
    { key: 'units', group: 'more', places: ['unit-information'] },
  ],
  hospitality: [
    { key: 'reservations', group: 'section', places: ['reservations-and-messages', 'reservation-details'] },
    { key: 'mail', group: 'section', places: ['reservations-and-messages', 'message-cards'] },
    { key: 'finance', group: 'section', places: ['finance-invoices'] },
    { key: 'property', group: 'more', places: ['property-information'] },
    { key: 'promotions', group: 'more', places: ['promotions-monitor'] },
  ],
}

/** The ids of what a person with these rights sees on a phone. */
export const phonePlaces = (profileId: ProfileId, rights: readonly Right[]): ReadonlySet<string> =>
  new Set(visiblePlaces(profiles[profileId], rights, 'mobile').map(({ id }) => id))

/** The sections that a person with these rights has on a phone. */
export const phoneParts = (profileId: ProfileId, rights: readonly Right[]): readonly PhonePart[] => {
  const seen = phonePlaces(profileId, rights)
  return partsOf[profileId].filter(({ places }) => places.every((place) => seen.has(place)))
}
