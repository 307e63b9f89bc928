import type { Profile, Right } from './profiles/profile.ts'

/**
 * A list with items added and removed, sorted, so that two changes of different items give the same list in either
 * order. An item that is both added and removed is removed: in doubt a person gets less.
 */
export const changedList = <T extends string>(list: readonly T[], add: readonly T[], remove: readonly T[]): T[] =>
  [...new Set([...list, ...add])].filter((item) => !remove.includes(item)).sort()

/** The same for rights, in the profile's order. */
export const changedRights = (
  profile: Profile,
  rights: readonly Right[],
  add: readonly Right[],
  remove: readonly Right[],
): Right[] => {
  const changed = changedList(rights, add, remove)
  return profile.rights.filter((right) => changed.includes(right))
}
