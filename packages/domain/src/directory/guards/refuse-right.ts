import type { Directory } from '../directory.ts'
import { profileOf } from '../profiles/profile-of.ts'
import type { Right } from '../profiles/profile.ts'
import type { DirectoryRefusal } from '../refusal.ts'

/** B15: a right of the other profile opens nothing here, so it cannot be given. */
export const refuseRight = (directory: Directory, rights: readonly Right[]): DirectoryRefusal | null => {
  const profile = profileOf(directory)
  const right = rights.find((each) => !profile.rights.includes(each))
  return right === undefined ? null : { code: 'right-outside-profile', right }
}
