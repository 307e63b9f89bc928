import { randomUUID } from 'node:crypto'
import type { LoginId } from '@kontor/domain'
import type { RateLimiter } from '../rate-limit/rate-limiter.ts'
import { rateRules } from '../rate-limit/rate-rules.ts'
import { createAfterCall, type AfterCallParts } from './after-call.ts'
import type { Auth } from './auth.ts'
import { bodyProblem } from './body-problem.ts'
import { clientAddressHeader } from './client-address-header.ts'
import { identityAnswer } from './identity-answer.ts'
import { identityCall, type IdentityCall } from './identity-calls.ts'
import type { Identity, Login, Session } from './identity.ts'
import { bodyOf, textIn, withBody } from './request-body.ts'
import { sessionPasswordAttempt, type SignInAttempt } from './sign-in-guard.ts'
import { preferredLanguage } from './preferred-language.ts'
import { hasPunycodeEnding, withKeptEmail } from './punycode-email.ts'
import type { SingleSignOn } from './single-sign-on.ts'
import { swapsSession } from './swaps-session.ts'

export interface CallParts extends AfterCallParts {
  readonly auth: Auth
  readonly limiter: RateLimiter
  readonly guard: (name: string, cookie: string | null) => Promise<SignInAttempt>
  readonly inTurn: <T>(key: string, work: () => Promise<T>) => Promise<T>
  readonly logins: Pick<Identity, 'login'>
  readonly loginOfEmail: (email: string) => Promise<Login | null>
  readonly sessionOf: (headers: Headers) => Promise<Session | null>
  readonly keepSession: (request: Headers, answer: Response) => Promise<Response>
  readonly hasSecondFactor: (loginId: LoginId) => Promise<boolean>
  readonly hasRoomForPasskey: (loginId: LoginId) => Promise<boolean>
  /** Null: the server has no OpenID provider. */
  readonly singleSignOn: SingleSignOn | null
}

/** Answers the calls below `/api/auth/`: bounds first, then our rules, then better-auth and what follows a success. */
export const createHandleCall = (parts: CallParts) => {
  const { auth, limiter, links } = parts
  const afterCall = createAfterCall(parts)

  /** The per-address bound comes before any other key is made, so that one address cannot fill the other maps. */
  const addressWaitMs = async (call: IdentityCall, request: Request): Promise<number | null> => {
    if (call.rate === null) return null
    const address = request.headers.get(clientAddressHeader) ?? 'unknown'
    return limiter.take(`identity ${call.rate}`, address, rateRules[call.rate])
  }

  const passwordAttempt = async (call: IdentityCall, body: object, own: Session | null, cookie: string | null) => {
    if (call.name === 'sign-in/email') return parts.guard(textIn(body, 'email'), cookie)
    if (call.name === 'sign-in/username') return parts.guard(textIn(body, 'username'), cookie)
    return call.asksPassword === true && own !== null ? sessionPasswordAttempt(limiter, own.loginId) : null
  }

  const passwordOf = (call: IdentityCall, body: object, own: Session | null): Promise<LoginId | null> => {
    if (call.setsPassword !== true) return Promise.resolve(null)
    if (call.name === 'reset-password') return links.loginOf(textIn(body, 'token'))
    return Promise.resolve(own?.loginId ?? null)
  }

  /** better-auth's answer, after the password check where better-auth makes none. */
  const answerOf = async (call: IdentityCall, request: Request, body: object, own: Session | null) => {
    if (call.passwordFirst === true && own !== null) {
      const { headers } = request
      const password = textIn(body, 'password')
      const verified = await auth.api.verifyPassword({ body: { password }, headers, asResponse: true })
      if (!verified.ok) return verified
      if (call.name.startsWith('passkey/') && !(await parts.hasRoomForPasskey(own.loginId)))
        return Response.json({ code: 'TOO_MANY_PASSKEYS' }, { status: 409 })
    }
    const single = await singleSignOnAnswer(call, request, body, own)
    if (single !== null) return single
    if (hasPunycodeEnding(textIn(body, 'email'))) return answerOfPunycode(call, request, body)
    if (call.passwordFirst === true) return auth.handler(new Request(request.url, { headers: request.headers }))
    const sent = call.name === 'change-password' ? { ...body, revokeOtherSessions: false } : body
    const raw = await auth.handler(withBody(request, request.method === 'POST' ? JSON.stringify(sent) : null))
    return raw.ok && swapsSession(`/${call.name}`) ? parts.keepSession(request.headers, raw) : raw
  }

  /** Null for other calls. */
  const singleSignOnAnswer = async (call: IdentityCall, request: Request, body: object, own: Session | null) => {
    const { singleSignOn } = parts
    if (!singleSignOnCalls.includes(call.name)) return null
    if (singleSignOn === null) return Response.json({}, { status: 404 })
    if (call.name === 'sign-in/social') return singleSignOn.start(request, body)
    if (call.name === 'callback/sso') return auth.handler(new Request(request.url, { headers: request.headers }))
    const login = own === null ? null : await parts.logins.login(own.loginId)
    if (login === null) return Response.json({}, { status: 401 })
    if (call.name === 'link-social') return singleSignOn.startLink(login, { linked: '/me?linked', failed: '/me' })
    await singleSignOn.unlink(login.id)
    return Response.json({ status: true })
  }

  /** What better-auth would refuse for the ending of the address; otherwise as it would answer. */
  const answerOfPunycode = async (call: IdentityCall, request: Request, body: object): Promise<Response> => {
    const login = await parts.loginOfEmail(textIn(body, 'email'))
    if (call.name === 'request-password-reset') {
      const language = preferredLanguage(request.headers)
      if (login !== null) await links.send(login, { language, askedBy: 'person' })
      return Response.json({ status: true })
    }
    // A user name that no login has costs as much as a wrong password.
    const { email: _, ...rest } = { email: '', ...body }
    const named = { ...rest, username: login?.username ?? `unknown-${randomUUID()}` }
    const url = request.url.replace(/sign-in\/email$/, 'sign-in/username')
    const { method, headers } = request
    return auth.handler(withBody(new Request(url, { method, headers }), JSON.stringify(named)))
  }

  const carryOut = async (call: IdentityCall, request: Request, body: object, own: Session | null) => {
    const attempt = await passwordAttempt(call, body, own, request.headers.get('cookie'))
    if (attempt !== null && attempt.waitMs !== null) return tooMany(attempt.waitMs)
    // Looked up within the turn: a link may have been used, and a session ended, while this call waited.
    const changed = await passwordOf(call, body, own)
    const setsUp = call.name === 'two-factor/verify-totp' && own !== null && !(await parts.hasSecondFactor(own.loginId))
    const answer = await answerOf(call, request, body, own)
    if (!(await isWrongPassword(call, answer))) await attempt?.forgive()
    if (answer.ok || call.name === 'callback/sso')
      await afterCall(call, { request, body, own, changed, turnedOn: setsUp, answer })
    return identityAnswer(call, answer)
  }

  return async (request: Request): Promise<Response> => {
    const call = identityCall(request)
    if (call === null) return refusal(404, { code: 'not-found' })
    const waitMs = await addressWaitMs(call, request)
    if (waitMs !== null) return tooMany(waitMs)
    const sent = bodyOf(request.method === 'POST' ? await request.text() : null)
    if (sent === undefined) return refusal(400, { code: 'invalid-arguments', issues: [] })
    const body = withKeptEmail(call, sent)
    const own = call.method === 'POST' ? await parts.sessionOf(request.headers) : null
    const whose = await passwordOf(call, body, own)
    const login = whose === null ? null : await parts.logins.login(whose)
    const problem = bodyProblem(call, body, login)
    if (problem !== null) return refusal(400, { code: 'invalid-arguments', issues: [problem] })
    const work = () => carryOut(call, request, body, own)
    return whose === null ? work() : parts.inTurn(whose, work)
  }
}

const singleSignOnCalls = ['sign-in/social', 'callback/sso', 'link-social', 'unlink-account']

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
