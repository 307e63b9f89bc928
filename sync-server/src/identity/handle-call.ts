import type { LoginId } from '@kontor/domain'
import type { RateLimiter } from '../rate-limit/rate-limiter.ts'
import { rateRules } from '../rate-limit/rate-rules.ts'
import type { Auth } from './auth.ts'
import { clientAddressHeader } from './client-address-header.ts'
import { identityAnswer } from './identity-answer.ts'
import { identityCall, newPasswordProblem, type IdentityCall } from './identity-calls.ts'
import type { Session } from './identity.ts'
import type { PasswordLinks } from './password-links.ts'
import { bodyOf, textIn, withBody } from './request-body.ts'
import { sessionPasswordAttempt, type SignInAttempt } from './sign-in-guard.ts'
import { swapsSession } from './swaps-session.ts'

export interface CallParts {
  readonly auth: Auth
  readonly limiter: RateLimiter
  readonly links: PasswordLinks
  readonly guard: (name: string, cookie: string | null) => Promise<SignInAttempt>
  readonly inTurn: <T>(key: string, work: () => Promise<T>) => Promise<T>
  readonly sessionOf: (headers: Headers) => Promise<Session | null>
  readonly sessionAfter: (answer: Headers) => Promise<Session | null>
  readonly keepSession: (request: Headers, answer: Response) => Promise<Response>
  readonly endOtherSessions: (own: Session) => Promise<void>
  readonly remember: (loginId: LoginId, request: Headers, answer: Headers) => Promise<void>
  readonly signedIn: (loginId: LoginId) => void
}

/** Answers the calls below `/api/auth/`: bounds first, then better-auth, then what a success brings with it. */
export const createHandleCall = (parts: CallParts) => {
  const { auth, limiter, links } = parts

  /** The per-address bound comes before any other key is made, so that one address cannot fill the other maps. */
  const addressWaitMs = (call: IdentityCall, request: Request): number | null => {
    if (call.rate === null) return null
    const address = request.headers.get(clientAddressHeader) ?? 'unknown'
    return limiter.take(`identity ${call.rate}`, address, rateRules[call.rate])
  }

  const passwordAttempt = async (call: IdentityCall, body: object, headers: Headers): Promise<SignInAttempt | null> => {
    if (call.name.startsWith('sign-in/')) {
      const name = textIn(body, call.name === 'sign-in/email' ? 'email' : 'username')
      return parts.guard(name, headers.get('cookie'))
    }
    const own = call.asksPassword === true ? await parts.sessionOf(headers) : null
    return own === null ? null : sessionPasswordAttempt(limiter, own.loginId)
  }

  /** Whose password this call changes, so that two changes of one password do not overlap. */
  const passwordOf = async (call: IdentityCall, body: object, headers: Headers): Promise<LoginId | null> => {
    if (call.setsPassword !== true) return null
    if (call.name === 'reset-password') return links.loginOf(textIn(body, 'token'))
    return (await parts.sessionOf(headers))?.loginId ?? null
  }

  const afterSuccess = async (
    call: IdentityCall,
    { request, body, changed }: { readonly request: Request; readonly body: object; readonly changed: LoginId | null },
    answer: Response,
  ): Promise<void> => {
    if (call.name === 'request-password-reset') await links.evenOut(request, textIn(body, 'email'))
    if (changed !== null) {
      await links.endAll(changed)
      await parts.remember(changed, request.headers, answer.headers)
    }
    if (call.name === 'change-password' && !keepsOtherSessions(body)) {
      const own = await parts.sessionOf(request.headers)
      if (own !== null) await parts.endOtherSessions(own)
    }
    const session = call.signsIn === true ? await parts.sessionAfter(answer.headers) : null
    if (session === null) return
    parts.signedIn(session.loginId)
    await parts.remember(session.loginId, request.headers, answer.headers)
  }

  const carryOut = async (call: IdentityCall, request: Request, text: string | null, body: object) => {
    const sent = call.name === 'change-password' ? JSON.stringify({ ...body, revokeOtherSessions: false }) : text
    const attempt = await passwordAttempt(call, body, request.headers)
    if (attempt !== null && attempt.waitMs !== null) return tooMany(attempt.waitMs)
    const changed = await passwordOf(call, body, request.headers)
    const raw = await auth.handler(withBody(request, sent))
    const answer = raw.ok && swapsSession(`/${call.name}`) ? await parts.keepSession(request.headers, raw) : raw
    if (!(await isWrongPassword(call, answer))) attempt?.forgive()
    if (answer.ok) await afterSuccess(call, { request, body, changed }, answer)
    return identityAnswer(call, answer)
  }

  return async (request: Request): Promise<Response> => {
    const call = identityCall(request)
    if (call === null) return refusal(404, { code: 'not-found' })
    const waitMs = addressWaitMs(call, request)
    if (waitMs !== null) return tooMany(waitMs)
    const text = request.method === 'POST' ? await request.text() : null
    const body = bodyOf(text)
    if (body === undefined) return refusal(400, { code: 'invalid-arguments', issues: [] })
    const reason = call.setsPassword === true ? newPasswordProblem(body) : null
    if (reason !== null) return refusal(400, { code: 'invalid-arguments', issues: [{ path: 'newPassword', reason }] })
    const whose = await passwordOf(call, body, request.headers)
    const work = () => carryOut(call, request, text, body)
    return whose === null ? work() : parts.inTurn(whose, work)
  }
}

/** The other sessions end with the old password unless the person keeps them. */
const keepsOtherSessions = (body: object): boolean =>
  'revokeOtherSessions' in body && body.revokeOtherSessions === false

const isWrongPassword = async (call: IdentityCall, answer: Response): Promise<boolean> => {
  if (call.name.startsWith('sign-in/')) return answer.status === 401
  if (answer.ok) return false
  const body: unknown = await answer
    .clone()
    .json()
    .catch(() => null)
  return typeof body === 'object' && body !== null && 'code' in body && body.code === 'INVALID_PASSWORD'
}

const tooMany = (afterMs: number): Response =>
  Response.json(
    { error: { code: 'too-many', afterMs } },
    { status: 429, headers: { 'retry-after': String(Math.ceil(afterMs / 1000)) } },
  )

const refusal = (status: number, error: object): Response => Response.json({ error }, { status })
