import { hospitality } from './hospitality.ts'
import type { Profile, ProfileId } from './profile.ts'
import { telecom } from './telecom.ts'

/** Both kinds of organisation that Kontor knows. */
export const profiles: Readonly<Record<ProfileId, Profile>> = { telecom, hospitality }
