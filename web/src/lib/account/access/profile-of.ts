import { profiles, type Directory, type Profile } from '@kontor/domain'

/** The profile that the organisation chose. A directory on a screen has always been registered. */
export const profileOf = (directory: Directory): Profile => profiles[directory.organization?.profile ?? 'telecom']
