import { isIP } from 'node:net'
import { passkey } from '@better-auth/passkey'
import { APIError } from 'better-auth/api'

/**
 * Passkeys (WebAuthn). One replaces password and code alike, so the authenticator must have verified its user by a
 * fingerprint, a face or a PIN; the plugin itself would accept a touch.
 */
export const passkeys = (parts: { readonly publicUrl: string; readonly allowedOrigins: readonly string[] }) =>
  passkey({
    rpID: passkeyDomain(parts.publicUrl),
    rpName: 'Kontor',
    origin: [...parts.allowedOrigins],
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    schema: { passkey: { modelName: 'login_passkey' } },
    advanced: { webAuthnChallengeCookie: 'passkey_challenge' },
    registration: {
      afterVerification: ({ verification }) => {
        requireVerified(verification.registrationInfo?.userVerified === true)
        return Promise.resolve()
      },
    },
    authentication: {
      afterVerification: ({ verification }) => {
        requireVerified(verification.authenticationInfo.userVerified)
        return Promise.resolve()
      },
    },
  })

/** The domain that a passkey belongs to. Browsers refuse addresses; under one, only `localhost` can have passkeys. */
export const passkeyDomain = (publicUrl: string): string => {
  const { hostname } = new URL(publicUrl)
  return isIP(hostname.replace(/^\[|\]$/g, '')) === 0 ? hostname : 'localhost'
}

const requireVerified = (verified: boolean): void => {
  if (!verified)
    throw new APIError('UNAUTHORIZED', { code: 'USER_NOT_VERIFIED', message: 'the authenticator verified no user' })
}
