import type { Place, ProfileId } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'

/** What is hidden without a right (B28): it continues `nie widać:`. */
export const placeName = (place: Place, profile: ProfileId): string => m.place_name({ place: place.id, profile })
