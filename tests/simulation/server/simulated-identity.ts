import type { LoginId } from '@kontor/domain'
import type { Identity, Login, NewLogin } from '../../../sync-server/src/identity/identity.ts'
import { createMemoryIdentity } from '../../../sync-server/src/testing/memory-identity.ts'

export interface SimulatedIdentity extends Identity {
  /** Begins a session; `cookie` is the header that brings it. */
  enter(login: Login): { readonly cookie: string }
  endSession(sessionId: string): void
  logins(): readonly Login[]
  living(): readonly SimulatedSession[]
}

export interface SimulatedSession {
  readonly loginId: LoginId
  /** When it began, by the server's clock. */
  readonly since: number
  /** The same by the world's time, which is never set. */
  readonly sinceInWorld: number
}

/** Logins and sessions as all lives of the server share them: names are used once, and a password opens its login only. */
export const createSimulatedIdentity = (
  people: readonly Login[],
  clock: { readonly now: () => number; readonly inWorld: () => number },
): SimulatedIdentity => {
  const memory = createMemoryIdentity(people)
  const sessions = new Map<string, SimulatedSession>()
  memory.onSessionEnded((sessionId) => sessions.delete(sessionId))
  const logins = new Map<LoginId, Login>(people.map((login) => [login.id, login]))
  const passwords = new Map<LoginId, string>()
  const listeners = new Set<(loginId: LoginId) => void>()
  const find = (matches: (login: Login) => boolean): Login | undefined => [...logins.values()].find(matches)

  const withPassword = (names: { readonly username: string; readonly password: string }): Login | null => {
    const login = find(({ username }) => username === names.username)
    return login !== undefined && passwords.get(login.id) === names.password ? login : null
  }
  const enter = (login: Login): { readonly cookie: string } => {
    const { cookie, session } = memory.enter(login)
    sessions.set(session.id, { loginId: login.id, since: clock.now(), sinceInWorld: clock.inWorld() })
    for (const listener of listeners) listener(login.id)
    return { cookie }
  }
  return {
    ...memory,
    enter,
    logins: () => [...logins.values()],
    living: () => [...sessions.values()],
    endSessions: async (loginId, { sessionId, before }) => {
      for (const [id, session] of [...sessions]) {
        const isMeant = session.loginId === loginId && (sessionId === null || sessionId === id)
        if (isMeant && session.since <= before) memory.endSession(id)
      }
    },
    createLogin: async (login: NewLogin) => {
      const { name, username, email } = login
      if (find((one) => one.username === username)) return { refused: 'username-in-use' }
      if (find((one) => one.email.toLowerCase() === email.toLowerCase())) return { refused: 'email-in-use' }
      const created = await memory.createLogin(login)
      if ('refused' in created) return created
      logins.set(created.loginId, { id: created.loginId, name, username, email })
      if (login.password !== null) passwords.set(created.loginId, login.password)
      return created
    },
    removeLogin: async (loginId) => {
      logins.delete(loginId)
      await memory.removeLogin(loginId)
    },
    passwordIsRight: async (login) => withPassword(login) !== null,
    signIn: async (names) => {
      const login = withPassword(names)
      return login === null ? null : new Headers({ 'set-cookie': enter(login).cookie })
    },
    onSignIn: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
