import type { Place, Profile, Right, Surface } from './profile.ts'

/**
 * B28: what a person without this right does not see, however many other rights that person holds.
 *
 * @example hiddenWithout(profiles.hospitality, 'finance', 'mobile') // [{ id: 'finance-invoices', … }]
 */
export const hiddenWithout = (profile: Profile, right: Right, surface: Surface): readonly Place[] =>
  profile.places.filter((place) => place.surface === surface && place.needs.includes(right))
