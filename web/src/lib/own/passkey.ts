import { callServer, type Answer } from '#lib/api/call-server.ts'

/** Browsers support passkeys under domain names only, and over an encrypted connection or on this machine. */
export const hasPasskeys = (): boolean =>
  typeof PublicKeyCredential !== 'undefined' && !/^[\d.]+$|:/.test(location.hostname)

/** The browser refused, or the person cancelled. */
const calledOff: Answer<never> = { ok: false, status: 0, code: 'passkey-failed', facts: {} }

/** Creates a new passkey in the browser, after the password. */
export const addPasskey = async (name: string, password: string): Promise<Answer<unknown>> => {
  const { startRegistration } = await import('@simplewebauthn/browser')
  type Options = Parameters<typeof startRegistration>[0]['optionsJSON']
  const begun = await callServer<Options>('POST', '/api/auth/passkey/generate-register-options', { password })
  if (!begun.ok) return begun
  const response = await startRegistration({ optionsJSON: begun.value }).catch(() => null)
  if (response === null) return calledOff
  return callServer('POST', '/api/auth/passkey/verify-registration', { response, name })
}

/** Signs in with a passkey in the browser; the server requires an authenticator that verifies its user. */
export const enterByPasskey = async (): Promise<Answer<unknown>> => {
  const { startAuthentication } = await import('@simplewebauthn/browser')
  type Options = Parameters<typeof startAuthentication>[0]['optionsJSON']
  const begun = await callServer<Options>('GET', '/api/auth/passkey/generate-authenticate-options')
  if (!begun.ok) return begun
  const optionsJSON: Options = { ...begun.value, userVerification: 'required' }
  const response = await startAuthentication({ optionsJSON }).catch(() => null)
  if (response === null) return calledOff
  return callServer('POST', '/api/auth/passkey/verify-authentication', { response })
}
