import { NameSchema, PasswordSchema } from '@kontor/domain'
import { passwordWeakness } from '@kontor/domain/password-weakness'
import * as v from 'valibot'
import type { IdentityCall } from './identity-calls.ts'
import type { Login } from './identity.ts'

export interface BodyProblem {
  readonly path: string
  readonly reason: string
}

/**
 * The first problem of the body by the domain's rules; null when there is none. `login` is the one whose password or
 * passkey it sets.
 */
export const bodyProblem = (call: IdentityCall, body: object, login: Login | null): BodyProblem | null => {
  if (call.setsPassword === true) {
    const password = 'newPassword' in body ? body.newPassword : undefined
    const reason = newPasswordProblem(password, login === null ? [] : [login.username, login.email, login.name])
    return reason === null ? null : { path: 'newPassword', reason }
  }
  if (call.name !== 'passkey/verify-registration' && call.name !== 'passkey/update-passkey') return null
  const name = v.safeParse(NameSchema, 'name' in body ? body.name : undefined)
  return name.success ? null : { path: 'name', reason: name.issues[0].message }
}

/** Length first, then whether it is easy to guess (F11). */
export const newPasswordProblem = (password: unknown, ownNames: readonly string[]): string | null => {
  const result = v.safeParse(PasswordSchema, password)
  return result.success ? passwordWeakness(result.output, ownNames) : result.issues[0].message
}
