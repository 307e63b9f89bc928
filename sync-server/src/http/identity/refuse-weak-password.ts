import { passwordWeakness } from '@kontor/domain/password-weakness'
import type { NewLogin } from '../../identity/identity.ts'
import { failureOf } from '../answers/failure.ts'

/** F11: refuses a password that is easy to guess, or made of the person's own names, as an issue of its field. */
export const refuseWeakPassword = (
  { name, username, email, password }: NewLogin & { readonly password: string },
  path: string,
): void => {
  const reason = passwordWeakness(password, [username, email, name])
  if (reason !== null) throw failureOf({ code: 'invalid-arguments', issues: [{ path, reason }] })
}
