import type { Account } from './records.ts'

/** Compares by order of creation; the main account has position 0. */
export const byPosition = (one: Account, other: Account): number =>
  one.position - other.position || (one.id < other.id ? -1 : 1)
