import { assert } from '../../kernel/assert.ts'
import type { MailContext } from './mail.ts'
import type { Author } from './records.ts'

/** Who writes, by the name of this moment. `runMutation` has asked who may. */
export const authorOf = ({ actor, access }: MailContext): Author => {
  if (actor.kind === 'operator') return { kind: 'operator', name: actor.name }
  assert(access, 'a member without access writes')
  return { kind: 'member', memberId: access.memberId, name: access.name }
}
