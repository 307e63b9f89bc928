import type { Language, LoginId, SessionId, SignInMethod } from '@kontor/domain'
import type { ApplicationsAnswer, ApplicationSecret, NewApplication, PasswordLinkState } from '@kontor/protocol'

/** Who the caller is. Rooms and HTTP use logins and sessions only through this port. */
export interface Identity {
  /** The valid session of the request's cookie; null when there is none. */
  sessionOf(headers: Headers): Promise<Session | null>
  /**
   * Extends the session of the request's cookie when that is due: returns the `set-cookie` lines to answer with, often
   * none.
   */
  refreshSession(headers: Headers): Promise<readonly string[]>
  /** Whether the session is still valid. Called repeatedly for open sockets. */
  sessionLives(sessionId: string): Promise<boolean>
  /** The valid sessions of a login, the one used last first, without anything that grants access. */
  sessionsOf(loginId: LoginId): Promise<readonly OpenSession[]>
  /** Ends one session of a login, or all of them (null), that began no later than `before`; their sockets close. */
  endSessions(loginId: LoginId, which: { readonly sessionId: string | null; readonly before: number }): Promise<void>
  login(loginId: LoginId): Promise<Login | null>
  /** The login that both names belong to; null when either is wrong. */
  findLogin(names: { readonly username: string; readonly email: string }): Promise<LoginId | null>
  emailHasLogin(email: string): Promise<boolean>
  /** Gives the login another e-mail. Links for a new password that went to the old one are void. */
  changeEmail(loginId: LoginId, email: string): Promise<'changed' | 'email-in-use'>
  /** The language that the login signed in with last. */
  languageOf(loginId: LoginId): Promise<Language>
  createLogin(login: NewLogin): Promise<CreateLoginResult>
  removeLogin(loginId: LoginId): Promise<void>
  /** Signs the login in: the `set-cookie` headers of its new session. Null when the password is wrong. */
  signIn(login: { readonly username: string; readonly password: string }, request: Headers): Promise<Headers | null>
  /** Whether this is the login's password. Counted as a guess; past the bound every password is wrong (S11). */
  passwordIsRight(login: { readonly username: string; readonly password: string }, request: Headers): Promise<boolean>
  /** A person's view of their own login; null when there is none. */
  ownAccount(loginId: LoginId): Promise<OwnAccount | null>
  chooseMails(loginId: LoginId, mails: ChosenMails): Promise<void>
  /** What has become of the link of a mail for a new password. */
  passwordLinkState(token: string): Promise<PasswordLinkState>
  /** Sends the link for a new password, at an administrator's request. */
  sendPasswordLink(loginId: LoginId): Promise<void>
  /** Turns the second factor off, at an administrator's request, and sends the person a mail. Nothing where it is off; sessions stay. */
  resetSecondFactor(loginId: LoginId): Promise<void>
  /**
   * Begins linking the login to a person of the host's OpenID provider: the address to go to, and the cookies to answer
   * with. Null: there is no provider, or it does not answer.
   */
  startSingleSignOn(login: Login, returnTo: LinkReturn): Promise<StartedSingleSignOn | null>
  /** Which of these logins are linked to a person of the host's OpenID provider. */
  linkedLogins(loginIds: readonly LoginId[]): Promise<ReadonlySet<LoginId>>
  /** The applications of the host that sign people in through this server. */
  readonly applications: Applications
  /** Answers applications and the browsers that they send; null for a call that is none of theirs. */
  answerApplication(request: Request): Promise<Response | null>
  /** Answers everything below `/api/auth/`. */
  handle(request: Request): Promise<Response>
  /**
   * Called when a session ends by sign-out, revocation, password change or removal. Returns a function that removes the
   * listener.
   */
  onSessionEnded(listener: (sessionId: string) => void): () => void
  onSignIn(listener: (loginId: LoginId) => void): () => void
}

/** The applications of the host that sign people in through this server. */
export interface Applications {
  list(): Promise<ApplicationsAnswer['applications']>
  /** Null: there are as many as there may be. */
  add(application: NewApplication): Promise<ApplicationSecret | null>
  /** The secret before ends at once. Null: there is no such application. */
  renewSecret(id: string): Promise<ApplicationSecret | null>
  /** Ends what people have in it, too. False: there is no such application. */
  remove(id: string): Promise<boolean>
  /** Ends what these logins have in applications that are closed to them by now. */
  accessChanged(logins: ReadonlySet<LoginId>): Promise<void>
  /** Ends what a login has in the applications that it entered by this session. */
  sessionEnding(sessionId: string, loginId: LoginId): Promise<void>
  /**
   * What the application learns at this moment by a token of this session; null: it is closed to the person, or there is no
   * such application.
   */
  claimsIn(
    loginId: LoginId,
    clientId: string,
    sessionId: string | null,
  ): Promise<Readonly<Record<string, unknown>> | null>
  /** How the session was made to which the code or refresh token of the form belongs; null: unknown. */
  grantedBy(form: URLSearchParams): Promise<SignInMethod | null>
  /** The name of the application, where it is closed to the person. */
  closedTo(session: Pick<Session, 'loginId' | 'signedInBy'>, clientId: string): Promise<string | null>
}

/** Paths of the app to which the provider leads back. */
export interface LinkReturn {
  readonly linked: string
  readonly failed: string
}

export interface StartedSingleSignOn {
  readonly url: string
  readonly cookies: readonly string[]
}

export interface Session {
  readonly id: string
  readonly loginId: LoginId
  /** How it was made; null: before this was kept. */
  readonly signedInBy: SignInMethod | null
  readonly expiresAt: number
}

/** Times in milliseconds since 1970. */
export interface OpenSession {
  readonly id: SessionId
  readonly createdAt: number
  readonly lastActiveAt: number
  /** The user agent of the browser. */
  readonly userAgent: string | null
}

/** Times in milliseconds since 1970. */
export interface OwnAccount {
  readonly passwordChangedAt: number | null
  readonly secondFactor: boolean
  /** Null while the second factor is off. */
  readonly recoveryCodesLeft: number | null
  readonly passkeys: readonly OwnPasskey[]
  readonly mails: ChosenMails
  /** The host's OpenID provider, and when this login was linked to it (null: it is not); null: there is none. */
  readonly singleSignOn: { readonly name: string; readonly linkedAt: number | null } | null
}

export interface OwnPasskey {
  readonly id: string
  readonly name: string
  readonly createdAt: number
}

/** The mails that a person may turn off; those about a changed password or factor always come. */
export interface ChosenMails {
  /** After a sign-in from a browser that this login has not used before. */
  readonly newBrowser: boolean
}

export interface Login {
  readonly id: LoginId
  readonly name: string
  readonly username: string
  readonly email: string
}

export interface NewLogin {
  readonly name: string
  readonly username: string
  readonly email: string
  /** Null: an unknown one (the demonstration's people). */
  readonly password: string | null
}

export type CreateLoginResult = { readonly loginId: LoginId } | { readonly refused: 'username-in-use' | 'email-in-use' }

/** Requested by anyone who knows the address; carried out by the person who reads its mail. */
export interface PasswordReset {
  /** Null: no login has the address. The row is written all the same, so the time of the answer reveals nothing. */
  readonly login: Login | null
  readonly token: string
  readonly language: Language
  readonly askedBy: PasswordResetAsker
}

/** The person at the form, or an administrator; mails of the latter are counted when the mutation is judged. */
export type PasswordResetAsker = 'person' | 'administrator'

export const securityEvents = [
  'password-changed',
  'second-factor-on',
  'second-factor-off',
  'second-factor-reset',
  'recovery-codes-made',
  'passkey-added',
  'passkey-removed',
  'new-browser',
  'single-sign-on-linked',
  'single-sign-on-unlinked',
] as const
export type SecurityEvent = (typeof securityEvents)[number]

/** An event of a login, for the mail to its person. */
export interface SecurityNotice {
  readonly loginId: LoginId
  readonly event: SecurityEvent
  readonly language: Language
}
