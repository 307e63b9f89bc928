import type { Member } from './records.ts'

/** Compares by date of joining; whoever came on the same millisecond stands by id. */
export const byJoining = (one: Member, other: Member): number =>
  one.joinedAt - other.joinedAt || (one.id < other.id ? -1 : 1)
