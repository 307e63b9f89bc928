import { assert } from '../../kernel/assert.ts'
import type { MutationContext } from '../../kernel/define-mutation.ts'
import { personOf } from './events.ts'
import type { NamedPerson } from './records.ts'

/** The member who sends a mutation for members: the kernel has asked that there is one. */
export const actingPerson = ({ access }: Pick<MutationContext, 'access'>): NamedPerson => {
  const person = personOf(access)
  assert(person, 'a mutation ran without a member who sent it')
  return person
}
