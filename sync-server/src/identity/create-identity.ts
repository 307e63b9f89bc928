import type { LoginId } from '@kontor/domain'
import { isAPIError } from 'better-auth/api'
import type { RateLimiter } from '../rate-limit/rate-limiter.ts'
import { createApplications } from './applications.ts'
import type { AuthOptions } from './auth-settings.ts'
import { createAuth } from './auth.ts'
import { cookieHeader } from './cookie-header.ts'
import { createHandleCall } from './handle-call.ts'
import type { Identity, Session } from './identity.ts'
import { createKeepSession } from './keep-session.ts'
import { createKnownBrowser } from './known-browser.ts'
import { listeners } from './listeners.ts'
import { createLogins, removeLeftovers } from './logins.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { createOpenIdCalls } from './openid-calls.ts'
import type { ClaimsFor } from './openid-plugins.ts'
import { createOwnAccounts } from './own-account.ts'
import { createPasswordLinks } from './password-links.ts'
import { createPasswordMarks } from './password-marks.ts'
import { preferredLanguage } from './preferred-language.ts'
import { createSecurityNotices } from './security-notices.ts'
import { createSessions } from './sessions.ts'
import { createSignInGuard } from './sign-in-guard.ts'
import { createSingleSignOn } from './single-sign-on.ts'

/** Identity on better-auth. Its tables are in the given database, beside the store's. */
export const createIdentity = async (
  options: Omit<AuthOptions, 'sessionEnded' | 'sessionEnding' | 'singleSignOnLinked' | 'claimsFor' | 'claimsIn'> & {
    readonly limiter: RateLimiter
    /** Absent: applications are closed to everyone. */
    readonly claimsFor?: ClaimsFor
  },
): Promise<Identity> => {
  const ended = listeners<string>()
  const signedIn = listeners<LoginId>()
  const sendPasswordReset: AuthOptions['sendPasswordReset'] = async (reset) => {
    await links.made(reset.token, reset.login?.id ?? null)
    await options.sendPasswordReset(reset)
  }
  const { claimsFor = () => Promise.resolve(null) } = options
  const auth = await createAuth({
    ...options,
    sendPasswordReset,
    sessionEnded: ended.call,
    claimsFor,
    claimsIn: (...of) => applications.claimsIn(...of),
    sessionEnding: (sessionId, loginId) => applications.sessionEnding(sessionId, loginId),
    singleSignOnLinked: async (loginId) =>
      notices.tell(loginId, 'single-sign-on-linked', await notices.languageOf(loginId)),
  })
  const applications = await createApplications(auth, { claimsFor, log: options.log })
  const singleSignOn = await createSingleSignOn(auth, options.singleSignOn)
  await removeLeftovers(options.database, Date.now())
  const { loginOfEmail, ...logins } = await createLogins(auth)
  const { sessionOf, ...sessions } = await createSessions(auth)
  const links = await createPasswordLinks(auth, { logins, sendPasswordReset })
  const marks = await createPasswordMarks(auth)
  const browsers = createKnownBrowser({ secret: options.secret, secure: options.publicUrl.startsWith('https://') })
  const guard = createSignInGuard(options.limiter, browsers, marks)
  const named = singleSignOn === null ? null : { ...singleSignOn, name: options.singleSignOn?.name ?? '' }
  const { hasRoomForPasskey, ...ownAccounts } = await createOwnAccounts(auth, named)
  const notices = await createSecurityNotices(auth, { ...options, links, browsers, marks, logins })

  const sessionAfter = (headers: Headers): Promise<Session | null> => {
    const cookie = cookieHeader(headers.getSetCookie())
    return cookie === null ? Promise.resolve(null) : sessionOf(new Headers({ cookie }))
  }

  /** This login has just signed in or set its password in this browser, so its next attempts here are counted apart. */
  const remember = async (loginId: LoginId, request: Headers, answer: Headers): Promise<void> => {
    const login = await logins.login(loginId)
    if (login === null) return
    const mark = await marks.ofName(login.username)
    const names = [login.username, login.email].map((name) => ({ name, mark }))
    answer.append('set-cookie', browsers.remember(request.get('cookie'), names))
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
      signedIn.call(session.loginId)
      await remember(session.loginId, request, headers)
      return headers
    } catch (error) {
      if (isAPIError(error)) return null
      throw error
    }
  }

  return {
    ...logins,
    ...sessions,
    ...ownAccounts,
    changeEmail: async (loginId, email) => {
      const result = await logins.changeEmail(loginId, email)
      if (result === 'changed') await links.endAll(loginId, null)
      return result
    },
    languageOf: notices.languageOf,
    sendPasswordLink: notices.sendPasswordLink,
    passwordLinkState: links.stateOf,
    resetSecondFactor: async (loginId) => {
      if ((await ownAccounts.ownAccount(loginId))?.secondFactor !== true) return
      // The mail is stored first, so that a repeated attempt after a crash does not leave it out.
      await notices.tell(loginId, 'second-factor-reset', await notices.languageOf(loginId))
      await ownAccounts.resetSecondFactor(loginId)
    },
    sessionOf,
    passwordIsRight: async (login, request) => {
      const attempt = await guard(login.username, request.get('cookie'))
      if (attempt.waitMs !== null || (await signIn(login, request)) === null) return false
      await attempt.forgive()
      return true
    },
    signIn,
    applications,
    answerApplication: createOpenIdCalls({ auth, applications, sessionOf }),
    startSingleSignOn: async (login, returnTo) => {
      const answer = await singleSignOn?.startLink(login, returnTo)
      if (answer?.ok !== true) return null
      const { url } = (await answer.json()) as { readonly url: string }
      return { url, cookies: answer.headers.getSetCookie() }
    },
    linkedLogins: async (loginIds) => (await singleSignOn?.linked(loginIds)) ?? new Set(),
    handle: createHandleCall({
      ...{ auth, limiter: options.limiter, links, guard, inTurn: oneAtATime(), logins, loginOfEmail },
      ...{
        sessionOf,
        sessionAfter,
        remember,
        hasRoomForPasskey,
        singleSignOn,
        endOtherSessions: sessions.endOtherSessions,
      },
      keepSession: createKeepSession(auth, sessionOf, sessionAfter),
      hasSecondFactor: async (loginId) => (await ownAccounts.ownAccount(loginId))?.secondFactor === true,
      signedIn: async (loginId, request) => {
        signedIn.call(loginId)
        await notices.signedIn(loginId, request)
      },
      tell: (loginId, event, request) => notices.tell(loginId, event, preferredLanguage(request)),
    }),
    onSessionEnded: ended.add,
    onSignIn: signedIn.add,
  }
}

const withoutCookies = (request: Headers): Headers => {
  const headers = new Headers(request)
  headers.delete('cookie')
  return headers
}
