import { changedList } from './changed-list.ts'
import type { Profile, Right } from './profiles/profile.ts'

/** Rights with some added and some removed, in the profile's order. */
export const changedRights = (
  profile: Profile,
  rights: readonly Right[],
  add: readonly Right[],
  remove: readonly Right[],
): Right[] => {
  const changed = changedList(rights, add, remove)
  return profile.rights.filter((right) => changed.includes(right))
}
