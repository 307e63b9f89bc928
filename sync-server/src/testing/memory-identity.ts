import type { LoginId, SessionId, SignInMethod } from '@kontor/domain'
import type { CreateLoginResult, Identity, Login, NewLogin, Session } from '../identity/identity.ts'

interface MemoryIdentity extends Identity {
  /** Creates a login and a session of it; `cookie` is the header with the session. */
  enter(
    login: Login,
    expiresAt?: number,
    signedInBy?: SignInMethod,
  ): { readonly session: Session; readonly cookie: string }
  /** Ends a session as a sign-out does. */
  endSession(sessionId: string): void
  /** Ends a session as expiry does: without an event. */
  forgetSession(sessionId: string): void
}

const noApplications: Identity['applications'] = {
  list: () => Promise.resolve([]),
  add: () => Promise.resolve(null),
  renewSecret: () => Promise.resolve(null),
  remove: () => Promise.resolve(false),
  accessChanged: () => Promise.resolve(),
  sessionEnding: () => Promise.resolve(),
  claimsIn: () => Promise.resolve(null),
  grantedBy: () => Promise.resolve(null),
  closedTo: () => Promise.resolve(null),
}

/** Logins and sessions for tests of rooms and sockets. The cookie is `session=<id>`. */
export const createMemoryIdentity = (logins: readonly Login[] = []): MemoryIdentity => {
  const known = new Map<LoginId, Login>(logins.map((login) => [login.id, login]))
  const sessions = new Map<string, Session>()
  let sessionsBegun = 0
  const listeners = new Set<(sessionId: string) => void>()
  const find = (matches: (login: Login) => boolean): Login | undefined => [...known.values()].find(matches)

  const endSession = (sessionId: string): void => {
    if (sessions.delete(sessionId)) for (const listener of listeners) listener(sessionId)
  }

  return {
    enter: (login, expiresAt = Number.MAX_SAFE_INTEGER, signedInBy = 'password') => {
      known.set(login.id, login)
      const session = { id: `session-${(sessionsBegun += 1)}-${login.id}`, loginId: login.id, expiresAt, signedInBy }
      sessions.set(session.id, session)
      return { session, cookie: `session=${session.id}` }
    },
    endSession,
    forgetSession: (sessionId) => void sessions.delete(sessionId),
    sessionOf: (headers) => {
      const id = /(?:^|; )session=([^;]+)/.exec(headers.get('cookie') ?? '')?.[1]
      return Promise.resolve((id !== undefined && sessions.get(id)) || null)
    },
    refreshSession: () => Promise.resolve([]),
    sessionsOf: (loginId) =>
      Promise.resolve(
        [...sessions.values()]
          .filter((session) => session.loginId === loginId)
          .map(({ id }) => ({ id: id as SessionId, createdAt: 0, lastActiveAt: 0, userAgent: null })),
      ),
    endSessions: (loginId, { sessionId }) => {
      for (const session of [...sessions.values()])
        if (session.loginId === loginId && (sessionId === null || session.id === sessionId)) endSession(session.id)
      return Promise.resolve()
    },
    ownAccount: () => Promise.resolve(null),
    chooseMails: () => Promise.resolve(),
    passwordLinkState: () => Promise.resolve('unknown'),
    sendPasswordLink: () => Promise.resolve(),
    resetSecondFactor: () => Promise.resolve(),
    sessionLives: (sessionId) => Promise.resolve(sessions.has(sessionId)),
    login: (loginId) => Promise.resolve(known.get(loginId) ?? null),
    findLogin: ({ username, email }) =>
      Promise.resolve(find((login) => login.username === username && login.email === email)?.id ?? null),
    emailHasLogin: (email) => Promise.resolve(find((login) => login.email === email) !== undefined),
    createLogin: ({ name, username, email }: NewLogin): Promise<CreateLoginResult> => {
      const id = `login-${known.size + 1}-${username}` as LoginId
      known.set(id, { id, name, username, email })
      return Promise.resolve({ loginId: id })
    },
    changeEmail: (loginId, email) => {
      if (find((login) => login.email === email && login.id !== loginId)) return Promise.resolve('email-in-use')
      const login = known.get(loginId)
      if (login !== undefined) known.set(loginId, { ...login, email })
      return Promise.resolve('changed')
    },
    languageOf: () => Promise.resolve('pl'),
    removeLogin: (loginId) => {
      known.delete(loginId)
      for (const session of [...sessions.values()]) if (session.loginId === loginId) endSession(session.id)
      return Promise.resolve()
    },
    passwordIsRight: () => Promise.resolve(false),
    signIn: () => Promise.resolve(null),
    applications: noApplications,
    answerApplication: () => Promise.resolve(null),
    startSingleSignOn: () => Promise.resolve(null),
    linkedLogins: () => Promise.resolve(new Set()),
    handle: () => Promise.resolve(new Response(null, { status: 404 })),
    onSessionEnded: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onSignIn: () => () => undefined,
  }
}
