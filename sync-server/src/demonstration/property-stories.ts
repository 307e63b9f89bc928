import type { Amenity, GuestLanguage, InformationField, PaymentMethod } from '@kontor/domain'

/** What one property of the demonstration says of itself. */
export interface PropertyStory {
  readonly information: Readonly<Partial<Record<InformationField, string>>>
  readonly languages: readonly GuestLanguage[]
  readonly amenities: readonly Amenity[]
  readonly ownAmenities: readonly string[]
  readonly policies: Readonly<Record<string, string | number>>
  readonly payments: readonly PaymentMethod[]
}

const always = { receptionFrom: '00:00', receptionUntil: '24:00' }

/** Each property has one of these, in turn. */
export const propertyStories: readonly PropertyStory[] = [
  {
    information: {
      description:
        'Hotel przy plaży, w parku sosnowym. Z części pokoi widać morze, a do latarni dochodzi się ścieżką przez wydmy.\n\nŚniadania są domowe, a rowery czekają przy recepcji.',
      descriptionEnglish:
        'A hotel by the beach, in a pine park. Some rooms look out to sea, and a path through the dunes leads to the lighthouse.',
      ...{ street: 'ul. Wydmowa 8', postalCode: '84-999', town: 'Rewka' },
      ...{ phone: '+48583200041', email: 'recepcja@bursztyn.example', website: 'https://bursztyn.example' },
      ...{ checkInFrom: '15:00', checkInUntil: '22:00', checkOutUntil: '11:00', receptionFrom: '07:00' },
      receptionUntil: '22:00',
    },
    languages: ['pl', 'en', 'de', 'sv'],
    amenities: [
      ...(['wifi', 'parking', 'ev-charging', 'lift', 'family-rooms', 'luggage-storage', 'television', 'safe'] as const),
      ...(['kettle', 'breakfast', 'restaurant', 'vegetarian-meals', 'sauna', 'massage', 'garden', 'terrace'] as const),
      ...(['playground', 'bicycle-rental', 'private-beach', 'meeting-room'] as const),
    ],
    ownAmenities: ['Domowe ciasto', 'Biblioteka z kominkiem', 'Kajaki'],
    policies: {
      ...{ cancellation: 'free', cancellationDays: 2, cancellationFee: 'first-night' },
      ...{ prepaymentPercent: 30, prepaymentDays: 3, localTax: 250, localTaxAge: 4 },
      ...{ children: 'welcome', childrenFreeUntil: 6, extraBeds: 1, extraBedFee: 0 },
      ...{ pets: 'yes', petWeight: 10, petFee: 4_000, quietFrom: '22:00', quietUntil: '07:00' },
      ...{ smoking: 'outside', parties: 'no', guestAge: 18 },
      houseRules: 'Psy nie wchodzą do sali śniadaniowej.\nPo 22:00 do budynku wchodzi się kodem z potwierdzenia.',
    },
    payments: ['cash', 'card', 'blik', 'transfer'],
  },
  {
    information: {
      description: 'Kamienica w środku miasta, trzy minuty od dworca. Dla tych, którzy przyjeżdżają do pracy.',
      ...{ street: 'ul. Latarniana 21', postalCode: '80-999', town: 'Gdańsk', phone: '+48583200077' },
      ...{ checkInFrom: '14:00', checkOutUntil: '12:00', ...always },
    },
    languages: ['pl', 'en', 'uk'],
    amenities: [
      ...(['wifi', 'lift', 'luggage-storage', 'air-conditioning', 'television', 'kettle', 'breakfast'] as const),
      ...(['gym', 'conference-room', 'workspace', 'printer'] as const),
    ],
    ownAmenities: ['Pralnia koszul w jeden dzień'],
    policies: {
      ...{ cancellation: 'non-refundable', prepaymentPercent: 100, localTax: 300 },
      ...{ children: 'welcome', pets: 'no', smoking: 'no', parties: 'no', guestAge: 18 },
    },
    payments: ['card', 'payment-link'],
  },
  {
    information: { description: 'Domy w lesie, nad jeziorem.', checkInFrom: '16:00', checkOutUntil: '10:00' },
    languages: ['pl'],
    amenities: ['parking', 'kitchenette', 'washing-machine', 'barbecue', 'playground'],
    ownAmenities: [],
    policies: { children: 'from-age', childrenFromAge: 8, pets: 'on-request', smoking: 'outside' },
    payments: ['cash', 'transfer'],
  },
]
