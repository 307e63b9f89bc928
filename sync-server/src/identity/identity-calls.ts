import { PasswordSchema } from '@kontor/domain'
import * as v from 'valibot'

/**
 * The calls of better-auth that are open to the outside, below `/api/auth/`; everything else that it brings along
 * (changing one's own name, administration of users, asking whether a user name is free) is not.
 */
const openCalls: Readonly<Record<string, 'GET' | 'POST'>> = {
  'get-session': 'GET',
  'sign-in/username': 'POST',
  'sign-in/email': 'POST',
  'sign-out': 'POST',
  'list-sessions': 'GET',
  'revoke-session': 'POST',
  'revoke-other-sessions': 'POST',
  'revoke-sessions': 'POST',
  'change-password': 'POST',
  'request-password-reset': 'POST',
  'reset-password': 'POST',
  'two-factor/enable': 'POST',
  'two-factor/disable': 'POST',
  'two-factor/get-totp-uri': 'POST',
  'two-factor/verify-totp': 'POST',
  'two-factor/verify-backup-code': 'POST',
  'two-factor/generate-backup-codes': 'POST',
}

/** Calls that may end with a living session that was not there before. */
const callsThatSignIn = ['sign-in/username', 'sign-in/email', 'two-factor/verify-totp', 'two-factor/verify-backup-code']
const callsThatSetPassword = ['change-password', 'reset-password']

export interface IdentityCall {
  readonly name: string
  readonly signsIn: boolean
  readonly setsPassword: boolean
}

/** Null for what is not open. */
export const identityCall = (request: Request): IdentityCall | null => {
  const name = new URL(request.url).pathname.replace(/^\/api\/auth\//, '')
  if (!Object.hasOwn(openCalls, name) || openCalls[name] !== request.method) return null
  return { name, signsIn: callsThatSignIn.includes(name), setsPassword: callsThatSetPassword.includes(name) }
}

/** What is wrong with the new password in the body, by the domain's rules; null when nothing is. */
export const newPasswordProblem = (body: unknown): string | null => {
  const password = typeof body === 'object' && body !== null && 'newPassword' in body ? body.newPassword : undefined
  const result = v.safeParse(PasswordSchema, password)
  return result.success ? null : result.issues[0].message
}
