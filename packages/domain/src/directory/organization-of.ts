import { assert } from '../kernel/assert.ts'
import type { Directory } from './directory.ts'
import type { Organization } from './records.ts'

/** The organisation of a directory in which a member acts: registration came first. */
export const organizationOf = (directory: Directory): Organization => {
  assert(directory.organization, 'a directory was used before its organization was registered')
  return directory.organization
}
