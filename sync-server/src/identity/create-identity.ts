import { randomBytes, randomUUID } from 'node:crypto'
import type { LoginId } from '@kontor/domain'
import { isNestedTooDeep } from '@kontor/protocol'
import { isAPIError } from 'better-auth/api'
import { createAuth, type AuthOptions } from './auth.ts'
import { cookieHeader } from './cookie-header.ts'
import { identityAnswer } from './identity-answer.ts'
import { identityCall, newPasswordProblem } from './identity-calls.ts'
import type { Identity, Session } from './identity.ts'
import { serverLimits } from '../limits.ts'
import { createKnownBrowser } from './known-browser.ts'
import { createLogins, removeLeftovers } from './logins.ts'
import { preferredLanguage } from './preferred-language.ts'
import { createSessions } from './sessions.ts'
import { createSignInGuard } from './sign-in-guard.ts'

/** Identity on better-auth. Its tables live in the database that is given, beside the store's. */
export const createIdentity = async (options: Omit<AuthOptions, 'sessionEnded'>): Promise<Identity> => {
  const ended = listeners<string>()
  const signedIn = listeners<LoginId>()
  const auth = await createAuth({ ...options, sessionEnded: ended.tell })
  removeLeftovers(options.database, Date.now())
  const context = await auth.$context
  const logins = await createLogins(auth)
  const browsers = createKnownBrowser({ secret: options.secret, secure: options.publicUrl.startsWith('https://') })
  const guard = createSignInGuard(options.limiter, browsers)

  const sessionOf = async (headers: Headers): Promise<Session | null> => {
    if (!headers.has('cookie')) return null
    const found = await auth.api.getSession({ headers, query: { disableRefresh: true } })
    if (found === null) return null
    const { id, userId, expiresAt } = found.session
    return { id, loginId: userId as LoginId, expiresAt: expiresAt.getTime() }
  }

  const sessionAfter = (headers: Headers): Promise<Session | null> => {
    const cookie = cookieHeader(headers.getSetCookie())
    return cookie === null ? Promise.resolve(null) : sessionOf(new Headers({ cookie }))
  }

  /** better-auth would end the own session as well and start another; sockets of this browser then had to go too. */
  const endOtherSessions = async (headers: Headers): Promise<void> => {
    const own = await sessionOf(headers)
    if (own === null) return
    for (const session of await context.internalAdapter.listSessions(own.loginId))
      if (session.id !== own.id) await context.internalAdapter.deleteSession(session.token)
  }

  /**
   * better-auth looks for a token when nobody has the address, and makes one when somebody has. Here the other half of
   * it is done, so that the time of the answer does not tell.
   */
  const evenOutReset = async (request: Request, email: string): Promise<void> => {
    if (await logins.emailHasLogin(email)) return void (await context.internalAdapter.findVerificationValue('none'))
    const token = randomBytes(18).toString('base64url')
    const expiresAt = new Date(Date.now() + serverLimits.passwordResetLifetimeMs)
    const identifier = `reset-password:${token}`
    await context.internalAdapter.createVerificationValue({ identifier, value: randomUUID(), expiresAt })
    await options.sendPasswordReset({ login: null, token, language: preferredLanguage(request.headers) })
  }

  /** The browser in which this login has just signed in, or set its password by mail, is no stranger any more. */
  const remember = async (loginId: LoginId, request: Headers, answer: Headers): Promise<void> => {
    const login = await logins.login(loginId)
    if (login === null) return
    answer.append('set-cookie', browsers.remember(request.get('cookie'), [login.username, login.email]))
  }

  /** Whose password the link of this call sets; null when it is none. */
  const loginOfReset = async (body: object): Promise<LoginId | null> => {
    const found = await context.internalAdapter.findVerificationValue(`reset-password:${textIn(body, 'token')}`)
    return found === null ? null : (found.value as LoginId)
  }

  const signIn: Identity['signIn'] = async ({ username, password }, request) => {
    try {
      const { headers } = await auth.api.signInUsername({
        body: { username, password },
        headers: withoutCookies(request),
        returnHeaders: true,
      })
      const session = await sessionAfter(headers)
      if (session === null) return null
      signedIn.tell(session.loginId)
      await remember(session.loginId, request, headers)
      return headers
    } catch (error) {
      if (isAPIError(error)) return null
      throw error
    }
  }

  const handle = async (request: Request): Promise<Response> => {
    const call = identityCall(request)
    if (call === null) return refusal(404, { code: 'not-found' })
    const text = request.method === 'POST' ? await request.text() : null
    const body = bodyOf(text)
    if (body === undefined) return refusal(400, { code: 'invalid-arguments', issues: [] })
    if (call.setsPassword) {
      const reason = newPasswordProblem(body)
      if (reason !== null) return refusal(400, { code: 'invalid-arguments', issues: [{ path: 'newPassword', reason }] })
    }
    const sent = call.name === 'change-password' ? JSON.stringify({ ...body, revokeOtherSessions: false }) : text
    const attempt = call.name.startsWith('sign-in/')
      ? guard(textIn(body, call.name === 'sign-in/email' ? 'email' : 'username'), request.headers.get('cookie'))
      : null
    if (attempt !== null && attempt.waitMs !== null) return tooMany(attempt.waitMs)
    const resetting = call.name === 'reset-password' ? await loginOfReset(body) : null
    const answer = await auth.handler(withBody(request, sent))
    if (answer.status !== 401) attempt?.forgive()
    if (answer.ok && call.name === 'request-password-reset') await evenOutReset(request, textIn(body, 'email'))
    if (answer.ok && call.name === 'change-password') await endOtherSessions(request.headers)
    if (answer.ok && call.signsIn) {
      const session = await sessionAfter(answer.headers)
      if (session !== null) {
        signedIn.tell(session.loginId)
        await remember(session.loginId, request.headers, answer.headers)
      }
    }
    if (answer.ok && resetting !== null) await remember(resetting, request.headers, answer.headers)
    return identityAnswer(call, answer)
  }

  return {
    ...logins,
    ...(await createSessions(auth)),
    sessionOf,
    refreshSession: async (headers) => {
      if (!headers.has('cookie')) return []
      const answer = await auth.api.getSession({ headers, returnHeaders: true })
      return answer.headers.getSetCookie()
    },
    sessionLives: async (sessionId) => {
      const row = await context.adapter.findOne<{ expiresAt: Date }>({
        model: 'session',
        where: [{ field: 'id', value: sessionId }],
      })
      return row !== null && row.expiresAt.getTime() > Date.now()
    },
    passwordIsRight: async (login, request) => {
      const attempt = guard(login.username, request.get('cookie'))
      if (attempt.waitMs !== null || (await signIn(login, request)) === null) return false
      attempt.forgive()
      return true
    },
    signIn,
    handle,
    onSessionEnded: ended.add,
    onSignIn: signedIn.add,
  }
}

const listeners = <T>() => {
  const held = new Set<(value: T) => void>()
  return {
    tell: (value: T): void => {
      for (const listener of held) listener(value)
    },
    add: (listener: (value: T) => void) => {
      held.add(listener)
      return () => void held.delete(listener)
    },
  }
}

const tooMany = (afterMs: number): Response =>
  Response.json(
    { error: { code: 'too-many', afterMs } },
    { status: 429, headers: { 'retry-after': String(Math.ceil(afterMs / 1000)) } },
  )

const refusal = (status: number, error: object): Response => Response.json({ error }, { status })

/** The object in the text; an empty text is an empty object; undefined when it is anything else, or nested too deep. */
const bodyOf = (text: string | null): object | undefined => {
  if (text === null || text === '') return {}
  try {
    const body: unknown = JSON.parse(text)
    if (typeof body !== 'object' || body === null || Array.isArray(body) || isNestedTooDeep(body)) return undefined
    return body
  } catch {
    return undefined
  }
}

/** The text that stands under this key; empty when there is none. */
const textIn = (body: object, key: string): string => {
  const value: unknown = Object.hasOwn(body, key) ? (body as Record<string, unknown>)[key] : ''
  return typeof value === 'string' ? value : ''
}

const withBody = (request: Request, body: string | null): Request => {
  const headers = new Headers(request.headers)
  headers.delete('content-length')
  if (body === null || body === '') return new Request(request.url, { method: request.method, headers })
  headers.set('content-type', 'application/json')
  return new Request(request.url, { method: request.method, headers, body })
}

const withoutCookies = (request: Headers): Headers => {
  const headers = new Headers(request)
  headers.delete('cookie')
  return headers
}
