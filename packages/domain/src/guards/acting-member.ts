import { assert } from '../assert.ts'
import type { Directory } from '../directory.ts'
import { memberOfLogin } from '../member-of-login.ts'
import type { Actor } from '../mutation.ts'
import type { Member } from '../records.ts'

/** The member who sends a mutation; `onlyAdministrators` has let it pass, so there is one. */
export const actingMember = (directory: Directory, actor: Actor): Member => {
  const member = actor.kind === 'login' ? memberOfLogin(directory, actor.loginId) : null
  assert(member, 'a mutation ran without a member who sent it')
  return member
}
