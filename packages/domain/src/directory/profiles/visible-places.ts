import type { Place, Profile, Right, Surface } from './profile.ts'

/** B28 as it really happens: the places of a surface for which every needed right is held. */
export const visiblePlaces = (profile: Profile, rights: readonly Right[], surface: Surface): readonly Place[] =>
  profile.places.filter((place) => place.surface === surface && place.needs.every((right) => rights.includes(right)))
