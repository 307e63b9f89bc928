import { randomBytes, randomUUID } from 'node:crypto'
import type { LoginId } from '@kontor/domain'
import { isAPIError } from 'better-auth/api'
import { createAuth, type AuthOptions } from './auth.ts'
import { cookieHeader } from './cookie-header.ts'
import { identityAnswer } from './identity-answer.ts'
import { identityCall, newPasswordProblem } from './identity-calls.ts'
import type { Identity, Session } from './identity.ts'
import { serverLimits } from '../limits.ts'
import { createLogins, removeLeftovers } from './logins.ts'
import { preferredLanguage } from './preferred-language.ts'
import { createSessions } from './sessions.ts'

/** Identity on better-auth. Its tables live in the database that is given, beside the store's. */
export const createIdentity = async (options: Omit<AuthOptions, 'sessionEnded'>): Promise<Identity> => {
  const ended = listeners<string>()
  const signedIn = listeners<LoginId>()
  const auth = await createAuth({ ...options, sessionEnded: ended.tell })
  removeLeftovers(options.database, Date.now())
  const context = await auth.$context
  const logins = await createLogins(auth)

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
    const answer = await auth.handler(withBody(request, sent))
    if (answer.ok && call.name === 'request-password-reset') await evenOutReset(request, emailIn(body))
    if (answer.ok && call.name === 'change-password') await endOtherSessions(request.headers)
    if (answer.ok && call.signsIn) {
      const session = await sessionAfter(answer.headers)
      if (session !== null) signedIn.tell(session.loginId)
    }
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
    signIn: async ({ username, password }, request) => {
      try {
        const { headers } = await auth.api.signInUsername({
          body: { username, password },
          headers: withoutCookies(request),
          returnHeaders: true,
        })
        const session = await sessionAfter(headers)
        if (session === null) return null
        signedIn.tell(session.loginId)
        return headers
      } catch (error) {
        if (isAPIError(error)) return null
        throw error
      }
    },
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

const refusal = (status: number, error: object): Response => Response.json({ error }, { status })

/** The object in the text; an empty text is an empty object; undefined when it is anything else. */
const bodyOf = (text: string | null): object | undefined => {
  if (text === null || text === '') return {}
  try {
    const body: unknown = JSON.parse(text)
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? body : undefined
  } catch {
    return undefined
  }
}

const emailIn = (body: object): string => ('email' in body && typeof body.email === 'string' ? body.email : '')

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
