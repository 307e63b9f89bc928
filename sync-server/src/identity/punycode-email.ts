import { cleanedEmail } from '@kontor/domain'
import type { IdentityCall } from './identity-calls.ts'
import { textIn } from './request-body.ts'

/**
 * better-auth takes a punycode ending such as `.xn--p1ai` (рф) for no e-mail address. Logins with one are created, signed
 * in and sent their links without its check; the domain's `EmailSchema` has made its own.
 */
export const hasPunycodeEnding = (email: string): boolean => /\.xn--[a-z0-9-]+$/i.test(email)

/** The body with its e-mail as it is kept, whatever the client sends: the domain of another script in punycode. */
export const withKeptEmail = (call: IdentityCall, body: object): object =>
  call.name === 'sign-in/email' || call.name === 'request-password-reset'
    ? { ...body, email: cleanedEmail(textIn(body, 'email')) }
    : body
