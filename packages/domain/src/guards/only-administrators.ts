import type { Directory } from '../directory.ts'
import { memberOfLogin } from '../member-of-login.ts'
import type { Actor } from '../mutation.ts'
import type { Refusal } from '../refusal.ts'

/** B2: administrators who are not suspended, with the rights of this moment. The server itself is not one of them. */
export const onlyAdministrators = (directory: Directory, actor: Actor): Refusal | null => {
  const member = actor.kind === 'login' ? memberOfLogin(directory, actor.loginId) : null
  return member?.admin && member.status === 'active' ? null : { code: 'not-admin' }
}
