import type { Directory } from '../directory.ts'
import { organizationOf } from '../organization-of.ts'
import type { Profile } from './profile.ts'
import { profiles } from './profiles.ts'

/** The profile that the organisation chose when it registered. */
export const profileOf = (directory: Directory): Profile => profiles[organizationOf(directory).profile]
