import { callServer, type Answer } from '#lib/api/call-server.ts'

/** Browsers have passkeys under domain names only, and over an encrypted connection or on this machine. */
export const hasPasskeys = (): boolean =>
  typeof PublicKeyCredential !== 'undefined' && !/^[\d.]+$|:/.test(location.hostname)

/** What the browser refused, or the person called off. */
const calledOff: Answer<never> = { ok: false, status: 0, code: 'passkey-failed', facts: {} }

/** Asks the browser for a new passkey, after the password. */
export const addPasskey = async (name: string, password: string): Promise<Answer<unknown>> => {
  const { startRegistration } = await import('@simplewebauthn/browser')
  type Options = Parameters<typeof startRegistration>[0]['optionsJSON']
  const begun = await callServer<Options>('POST', '/api/auth/passkey/generate-register-options', { password })
  if (!begun.ok) return begun
  const response = await startRegistration({ optionsJSON: begun.value }).catch(() => null)
  if (response === null) return calledOff
  return callServer('POST', '/api/auth/passkey/verify-registration', { response, name })
}

/** Asks the browser for a passkey that signs in; the server wants one that knows who holds it. */
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
