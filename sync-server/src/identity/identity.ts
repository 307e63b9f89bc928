import type { Language, LoginId } from '@kontor/domain'
import type { PasswordLinkState } from '@kontor/protocol'

/** Who is asking. Rooms and HTTP know logins and sessions only through this port. */
export interface Identity {
  /** The living session of the request's cookie; null when there is none. */
  sessionOf(headers: Headers): Promise<Session | null>
  /** Lengthens the session of the request's cookie when it is due: the `set-cookie` lines to answer with, often none. */
  refreshSession(headers: Headers): Promise<readonly string[]>
  /** Is the session still alive? Asked again for open sockets. */
  sessionLives(sessionId: string): Promise<boolean>
  /** The living sessions of a login, the one used last first; nothing that would let anybody in. */
  sessionsOf(loginId: LoginId): Promise<readonly OpenSession[]>
  /** Ends one session of a login, or all of them (null), that began no later than `before`; their sockets close. */
  endSessions(loginId: LoginId, which: { readonly sessionId: string | null; readonly before: number }): Promise<void>
  login(loginId: LoginId): Promise<Login | null>
  /** The login that both name; null when either is wrong. */
  findLogin(names: { readonly username: string; readonly email: string }): Promise<LoginId | null>
  emailHasLogin(email: string): Promise<boolean>
  createLogin(login: NewLogin): Promise<CreateLoginResult>
  removeLogin(loginId: LoginId): Promise<void>
  /** Signs the login in: the `set-cookie` headers of its new session. Null when the password is wrong. */
  signIn(login: { readonly username: string; readonly password: string }, request: Headers): Promise<Headers | null>
  /** Is this the login's password? Counted as a guess; past the bound every password is wrong (S11). */
  passwordIsRight(login: { readonly username: string; readonly password: string }, request: Headers): Promise<boolean>
  /** What a person sees about their own login; null when there is none. */
  ownAccount(loginId: LoginId): Promise<OwnAccount | null>
  chooseMails(loginId: LoginId, mails: ChosenMails): Promise<void>
  /** What has become of the link of a mail for a new password. */
  passwordLinkState(token: string): Promise<PasswordLinkState>
  /** Sends the link for a new password, at an administrator's request. */
  sendPasswordLink(loginId: LoginId): Promise<void>
  /** Turns the second factor off, at an administrator's request, and sends the person a mail. Nothing where it is off; sessions stay. */
  resetSecondFactor(loginId: LoginId): Promise<void>
  /** Everything below `/api/auth/`. */
  handle(request: Request): Promise<Response>
  /** A session ended by sign-out, revocation, password change or removal. Gives back a function that stops listening. */
  onSessionEnded(listener: (sessionId: string) => void): () => void
  onSignIn(listener: (loginId: LoginId) => void): () => void
}

export interface Session {
  readonly id: string
  readonly loginId: LoginId
  readonly expiresAt: number
}

/** Times in milliseconds since 1970. */
export interface OpenSession {
  readonly id: string
  readonly createdAt: number
  readonly lastActiveAt: number
  /** As the browser calls itself. */
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
  /** Null: one that nobody knows (the demonstration's people). */
  readonly password: string | null
}

export type CreateLoginResult = { readonly loginId: LoginId } | { readonly refused: 'username-in-use' | 'email-in-use' }

/** Asked for by somebody who knows the address; carried out by whoever reads its mail. */
export interface PasswordReset {
  /** Null: nobody has the address. The same is written all the same, so that the time of the answer does not tell. */
  readonly login: Login | null
  readonly token: string
  readonly language: Language
  readonly askedBy: PasswordResetAsker
}

/** The person at the form, or an administrator; the mails of the latter are counted when the mutation is judged. */
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
] as const
export type SecurityEvent = (typeof securityEvents)[number]

/** What happened to a login, for the mail that tells its person. */
export interface SecurityNotice {
  readonly loginId: LoginId
  readonly event: SecurityEvent
  readonly language: Language
}
