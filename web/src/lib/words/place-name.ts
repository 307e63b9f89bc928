import type { Place, ProfileId } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'

/** What is not seen without a right (B28): it goes on from `nie widać:`. */
export const placeName = (place: Place, profile: ProfileId): string => m.place_name({ place: place.id, profile })
