import { assert } from '../../kernel/assert.ts'
import type { MailContext } from './mail.ts'
import type { Author } from './records.ts'

export interface WritingContext extends MailContext {
  /** Where the server writes for a person who is no member. */
  readonly author?: Author
}

/** Who writes, by the name of this moment. `runMutation` has asked who may. */
export const authorOf = ({ author, actor, access }: WritingContext): Author => {
  if (author !== undefined) return author
  if (actor.kind === 'operator') return { kind: 'operator', name: actor.name }
  assert(access, 'a member without access writes')
  return { kind: 'member', memberId: access.memberId, name: access.name }
}
