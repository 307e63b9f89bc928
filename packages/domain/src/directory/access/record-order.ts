import type { Directory } from '../directory.ts'
import type { Account, Member } from '../records.ts'

/** All accounts, archived ones included: the main account first, then by order of creation. */
export const accountsInOrder = (directory: Directory): readonly Account[] =>
  [...directory.account.values()].sort(byPosition)

/** Compares by order of creation; the main account has position 0. */
export const byPosition = (one: Account, other: Account): number =>
  one.position - other.position || (one.id < other.id ? -1 : 1)

/** Compares by date of joining; members of the same millisecond by id. */
export const byJoining = (one: Member, other: Member): number =>
  one.joinedAt - other.joinedAt || (one.id < other.id ? -1 : 1)
