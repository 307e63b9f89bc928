import type { SecurityEvent } from './identity.ts'
import type { rateRules } from '../rate-limit/rate-rules.ts'

interface OpenCall {
  readonly method: 'GET' | 'POST'
  /** How often one address may send it; null where an answer costs next to nothing. */
  readonly rate: keyof typeof rateRules | null
  /** It may create a session. */
  readonly signsIn?: true
  /** It sets a password, from `newPassword` in its body. */
  readonly setsPassword?: true
  /** It requires a signed-in person's password again. */
  readonly asksPassword?: true
  /** better-auth answers it for any session; here the password is checked first. */
  readonly passwordFirst?: true
  /** The mail that its success sends to the person. */
  readonly tells?: SecurityEvent
}

const post = (rate: keyof typeof rateRules, facts: Omit<OpenCall, 'method' | 'rate'> = {}): OpenCall => ({
  method: 'POST',
  rate,
  ...facts,
})

/**
 * The calls of better-auth that are open, below `/api/auth/`. All its other calls are closed: renaming oneself,
 * administration of users, checking whether a user name is free.
 */
export const openCalls: Readonly<Record<string, OpenCall>> = {
  'get-session': { method: 'GET', rate: null },
  'sign-in/username': post('signIn', { signsIn: true }),
  'sign-in/email': post('signIn', { signsIn: true }),
  'sign-in/social': post('signIn'),
  'callback/sso': { method: 'GET', rate: 'signIn' },
  'link-social': post('secondFactor', { asksPassword: true, passwordFirst: true }),
  'unlink-account': post('secondFactor', {
    asksPassword: true,
    passwordFirst: true,
    tells: 'single-sign-on-unlinked',
  }),
  'sign-out': post('otherIdentityCalls'),
  'list-sessions': { method: 'GET', rate: 'otherIdentityCalls' },
  'revoke-session': post('otherIdentityCalls'),
  'revoke-other-sessions': post('otherIdentityCalls'),
  'revoke-sessions': post('otherIdentityCalls'),
  'change-password': post('passwordChange', { setsPassword: true, asksPassword: true, tells: 'password-changed' }),
  'request-password-reset': post('passwordResetMail'),
  'reset-password': post('passwordChange', { setsPassword: true, tells: 'password-changed' }),
  'two-factor/enable': post('secondFactor', { asksPassword: true }),
  'two-factor/disable': post('secondFactor', { asksPassword: true, tells: 'second-factor-off' }),
  'two-factor/get-totp-uri': post('secondFactor', { asksPassword: true }),
  'two-factor/verify-totp': post('secondFactor', { signsIn: true }),
  'two-factor/verify-backup-code': post('secondFactor', { signsIn: true }),
  'two-factor/generate-backup-codes': post('secondFactor', { asksPassword: true, tells: 'recovery-codes-made' }),
  'passkey/generate-register-options': post('secondFactor', { asksPassword: true, passwordFirst: true }),
  'passkey/verify-registration': post('secondFactor', { tells: 'passkey-added' }),
  'passkey/generate-authenticate-options': { method: 'GET', rate: 'signIn' },
  'passkey/verify-authentication': post('signIn', { signsIn: true }),
  'passkey/update-passkey': post('otherIdentityCalls'),
  'passkey/delete-passkey': post('otherIdentityCalls', { tells: 'passkey-removed' }),
}

export interface IdentityCall extends OpenCall {
  readonly name: string
}

/** Null for a call that is not open. */
export const identityCall = (request: Request): IdentityCall | null => {
  const name = new URL(request.url).pathname.replace(/^\/api\/auth\//, '')
  const open = Object.hasOwn(openCalls, name) ? openCalls[name] : undefined
  return open?.method === request.method ? { name, ...open } : null
}
