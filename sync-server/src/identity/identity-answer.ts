import type { IdentityCall } from './identity-calls.ts'

/**
 * better-auth's answer in the form of all our answers: errors as `{"error":{"code",…}}`. A sign-in answers
 * `{"twoFactorRedirect":false}`, or true when a code must follow.
 */
export const identityAnswer = async (call: IdentityCall, answer: Response): Promise<Response> => {
  // It leads to a page of the app, also after a failure: a person follows it, no script.
  if (call.name === 'callback/sso' && answer.status < 400) return answer
  const headers = new Headers(answer.headers)
  headers.set('content-type', 'application/json')
  headers.delete('content-length')
  // better-auth would redirect to an address that the caller chose.
  headers.delete('location')
  if (answer.status < 400) {
    if (call.name === 'passkey/verify-registration') return new Response('{"status":true}', { status: 200, headers })
    if (call.signsIn !== true && call.name !== 'get-session') return answer

    const body = call.signsIn === true ? signedIn(await bodyOf(answer)) : sessionOf(await bodyOf(answer))
    return new Response(JSON.stringify(body), { status: answer.status, headers })
  }
  const { status, error } = errorOf(call, answer.status, await bodyOf(answer), headers)
  return new Response(JSON.stringify({ error }), { status, headers })
}

/** The session is in the cookie, where no script can read it; its token is not repeated in the body. */
const signedIn = ({ twoFactorRedirect }: AnswerBody) => ({ twoFactorRedirect: twoFactorRedirect === true })

const sessionOf = ({ session, user }: AnswerBody) =>
  session === undefined || user === undefined
    ? null
    : {
        session: { id: session['id'], expiresAt: session['expiresAt'] },
        user: {
          id: user['id'],
          name: user['name'],
          username: user['username'],
          email: user['email'],
          secondFactor: user['twoFactorEnabled'] === true,
        },
      }

interface AnswerBody {
  readonly code?: unknown
  readonly twoFactorRedirect?: unknown
  readonly session?: Readonly<Record<string, unknown>>
  readonly user?: Readonly<Record<string, unknown>>
}

interface Failure {
  readonly code: string
  readonly [fact: string]: unknown
}

const errorOf = (
  call: IdentityCall,
  status: number,
  body: AnswerBody,
  headers: Headers,
): { readonly status: number; readonly error: Failure } => {
  const code = typeof body.code === 'string' ? body.code : ''
  if (status === 429) {
    const seconds = Number(headers.get('x-retry-after') ?? 1)
    headers.set('retry-after', String(seconds))
    return { status, error: { code: 'too-many', afterMs: seconds * 1000 } }
  }
  if (code === 'PROVIDER_UNREACHABLE') return { status, error: { code: 'provider-unreachable' } }
  if (status >= 500) return { status, error: { code: 'failed' } }
  // One answer for a wrong name, a malformed one and a wrong password, so none of them reveals whether the login
  // exists.
  if (call.name.startsWith('sign-in/') && call.name !== 'sign-in/social' && status !== 403)
    return { status: 401, error: { code: 'wrong-login' } }
  if (code === 'TOO_MANY_PASSKEYS') return { status, error: { code: 'too-many-passkeys' } }
  if (call.name.startsWith('passkey/') && status < 500 && status !== 401 && code !== 'INVALID_PASSWORD')
    return { status: 400, error: { code: 'passkey-failed' } }
  if (code === 'INVALID_PASSWORD') return { status: 403, error: { code: 'wrong-password' } }
  if (code === 'INVALID_TOKEN' || code === 'USER_NOT_FOUND') return { status: 404, error: { code: 'link-unknown' } }
  if (call.name.startsWith('two-factor/') && code !== '' && code !== 'UNAUTHORIZED')
    return { status, error: { code: code.toLowerCase().replaceAll('_', '-') } }
  if (status === 401) return { status, error: { code: 'no-session' } }
  if (status === 400 || status === 422) return { status: 400, error: { code: 'invalid-arguments', issues: [] } }
  return { status, error: { code: status === 404 ? 'not-found' : 'not-allowed' } }
}

const bodyOf = async (answer: Response): Promise<AnswerBody> => {
  const body: unknown = await answer.json().catch(() => null)
  return typeof body === 'object' && body !== null ? body : {}
}
