import type { Language, LoginId } from '@kontor/domain'
import type { RateLimiter } from '../rate-limit/rate-limiter.ts'
import { rateRules } from '../rate-limit/rate-rules.ts'
import type { Auth } from './auth.ts'
import type { Identity, SecurityEvent, SecurityNotice } from './identity.ts'
import type { KnownBrowser } from './known-browser.ts'
import type { PasswordMarks } from './password-marks.ts'
import type { PasswordLinks } from './password-links.ts'
import { preferredLanguage } from './preferred-language.ts'

export interface SecurityNotices {
  /** Mails the person what happened to their login. */
  tell(loginId: LoginId, event: SecurityEvent, language: Language): Promise<void>
  /** Stores the language of this page, and mails the person when the browser is new to the login. */
  signedIn(loginId: LoginId, request: Headers): Promise<void>
  sendPasswordLink(loginId: LoginId): Promise<void>
  /** The language that the login signed in with last. */
  languageOf(loginId: LoginId): Promise<Language>
}

interface UserRow {
  readonly username?: string | null
  readonly language?: string | null
  readonly newBrowserMail?: boolean | null
}

/** Mails about a login that no form requests. */
export const createSecurityNotices = async (
  auth: Auth,
  parts: {
    readonly limiter: RateLimiter
    readonly browsers: Pick<KnownBrowser, 'knows'>
    readonly marks: PasswordMarks
    readonly logins: Pick<Identity, 'login'>
    readonly sendSecurityNotice: (notice: SecurityNotice) => Promise<void>
    readonly links: Pick<PasswordLinks, 'send'>
  },
): Promise<SecurityNotices> => {
  const { internalAdapter } = await auth.$context
  const rowOf = async (loginId: LoginId) => (await internalAdapter.findUserById(loginId)) as UserRow | null

  const tell: SecurityNotices['tell'] = (loginId, event, language) =>
    parts.sendSecurityNotice({ loginId, event, language })

  const languageOf = async (loginId: LoginId): Promise<Language> =>
    (await rowOf(loginId))?.language === 'en' ? 'en' : 'pl'

  return {
    tell,
    languageOf,
    signedIn: async (loginId, request) => {
      const row = await rowOf(loginId)
      if (row === null) return
      const language = preferredLanguage(request)
      if (row.language !== language) await internalAdapter.updateUser(loginId, { language })
      const name = row.username ?? ''
      const isKnown = parts.browsers.knows(request.get('cookie'), { name, mark: await parts.marks.ofName(name) })
      if (isKnown || row.newBrowserMail === false) return
      if ((await parts.limiter.take('new browser mail', loginId, rateRules.newBrowserMail)) !== null) return
      await tell(loginId, 'new-browser', language)
    },
    sendPasswordLink: async (loginId) => {
      const login = await parts.logins.login(loginId)
      if (login === null) return
      await parts.links.send(login, { language: await languageOf(loginId), askedBy: 'administrator' })
    },
  }
}
