import type { LoginId } from '@kontor/domain'
import type { Auth } from './auth.ts'
import type { Identity, OpenSession } from './identity.ts'

/** The open sessions of logins, for administrators: without tokens and addresses. */
export const createSessions = async (auth: Auth): Promise<Pick<Identity, 'sessionsOf' | 'endSessions'>> => {
  const { internalAdapter } = await auth.$context
  const living = async (loginId: LoginId) =>
    (await internalAdapter.listSessions(loginId)).filter(({ expiresAt }) => expiresAt.getTime() > Date.now())
  return {
    sessionsOf: async (loginId) =>
      (await living(loginId))
        .map(({ id, createdAt, updatedAt, userAgent }): OpenSession => ({
          id,
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
  }
}

/** What seems to begin in the future began before the clock was set back. */
const beganBefore = (before: number, createdAt: number): boolean => createdAt <= before || createdAt > Date.now()
