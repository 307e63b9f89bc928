/** What guests look for, by the part of a property where they find it. A property adds its own besides. */
export const amenityGroups = {
  general: [
    'wifi',
    'parking',
    'ev-charging',
    'lift',
    'wheelchair-access',
    'family-rooms',
    'luggage-storage',
    'shuttle',
  ],
  rooms: ['air-conditioning', 'balcony', 'television', 'safe', 'kettle', 'minibar', 'kitchenette', 'washing-machine'],
  food: ['breakfast', 'restaurant', 'bar', 'room-service', 'vegetarian-meals', 'packed-lunches'],
  wellness: ['pool', 'sauna', 'hot-tub', 'massage', 'gym'],
  outdoors: ['garden', 'terrace', 'barbecue', 'playground', 'bicycle-rental', 'private-beach'],
  business: ['meeting-room', 'conference-room', 'workspace', 'printer'],
} as const

export type AmenityGroup = keyof typeof amenityGroups
export type Amenity = (typeof amenityGroups)[AmenityGroup][number]

/** All of them, in the order in which screens show them. */
export const amenities: readonly Amenity[] = Object.values(amenityGroups).flat()
