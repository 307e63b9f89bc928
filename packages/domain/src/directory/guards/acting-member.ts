import type { ActorAccess } from '../../kernel/actor.ts'
import { assert } from '../../kernel/assert.ts'
import type { DirectoryContext } from '../define-mutation.ts'

/** The member who sends a mutation for administrators: the kernel has asked that there is one. */
export const actingMember = ({ access }: DirectoryContext): ActorAccess => {
  assert(access, 'a mutation ran without a member who sent it')
  return access
}
