import { byPosition } from './by-position.ts'
import type { Directory } from './directory.ts'
import type { Account } from './records.ts'

/** All accounts, archived ones included: the main account first, then by order of creation. */
export const accountsInOrder = (directory: Directory): readonly Account[] =>
  [...directory.account.values()].sort(byPosition)
