import type { LoginId, SessionId } from '@kontor/domain'
import { isAPIError } from 'better-auth/api'
import { DatabaseUnreachable } from '../store/postgres-error.ts'
import type { Auth } from './auth.ts'
import type { Identity, OpenSession, Session } from './identity.ts'
import { signInMethodIn } from './sign-in-method.ts'

type Sessions = Pick<Identity, 'sessionOf' | 'refreshSession' | 'sessionLives' | 'sessionsOf' | 'endSessions'> & {
  /** Ends all sessions of the login except this one. */
  endOtherSessions(own: Session): Promise<void>
}

/** The sessions of logins. Lists of them contain neither tokens nor addresses. */
export const createSessions = async (auth: Auth): Promise<Sessions> => {
  const { adapter, internalAdapter } = await auth.$context
  const living = async (loginId: LoginId) =>
    (await internalAdapter.listSessions(loginId)).filter(({ expiresAt }) => expiresAt.getTime() > Date.now())
  return {
    sessionOf: async (headers) => {
      if (!headers.has('cookie')) return null
      const found = await orUnreachable(auth.api.getSession({ headers, query: { disableRefresh: true } }))
      if (found === null) return null
      const { id, userId, expiresAt } = found.session
      return {
        ...{ id, loginId: userId as LoginId, expiresAt: expiresAt.getTime() },
        signedInBy: signInMethodIn(found.session),
      }
    },

    refreshSession: async (headers) => {
      if (!headers.has('cookie')) return []
      const answer = await orUnreachable(auth.api.getSession({ headers, returnHeaders: true }))
      return answer.headers.getSetCookie()
    },

    sessionLives: async (sessionId) => {
      const row = await adapter.findOne<{ expiresAt: Date }>({
        model: 'session',
        where: [{ field: 'id', value: sessionId }],
      })
      return row !== null && row.expiresAt.getTime() > Date.now()
    },

    sessionsOf: async (loginId) =>
      (await living(loginId))
        .map(({ id, createdAt, updatedAt, userAgent }): OpenSession => ({
          id: id as SessionId,
          createdAt: createdAt.getTime(),
          lastActiveAt: updatedAt.getTime(),
          userAgent: userAgent ?? null,
        }))
        .sort((one, other) => other.lastActiveAt - one.lastActiveAt),

    endSessions: async (loginId, { sessionId, before }) => {
      for (const { id, token, createdAt } of await living(loginId))
        if ((sessionId === null || id === sessionId) && beganBefore(before, createdAt.getTime()))
          await internalAdapter.deleteSession(token)
    },

    endOtherSessions: async (own) => {
      for (const { id, token } of await internalAdapter.listSessions(own.loginId))
        if (id !== own.id) await internalAdapter.deleteSession(token)
    },
  }
}

/** A session that seems to begin in the future began before the clock was set back. */
const beganBefore = (before: number, createdAt: number): boolean => createdAt <= before || createdAt > Date.now()

/** better-auth answers 500 when the database fails it, and does not say why. */
const orUnreachable = async <T>(reading: Promise<T>): Promise<T> => {
  try {
    return await reading
  } catch (error) {
    if (isAPIError(error) && error.statusCode === 500) throw new DatabaseUnreachable('session', error)
    throw error
  }
}
