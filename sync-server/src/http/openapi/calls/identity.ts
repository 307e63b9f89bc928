import { NameSchema, PasswordSchema } from '@kontor/domain'
import * as v from 'valibot'
import type { CallSubject, DescribedCall, Words } from '../described-call.ts'
import { StatusSchema } from './answers.ts'

const path = (name: string): string => `/api/auth/${name}`

const PasswordOnlySchema = v.object({ password: v.string() })
const SignedInSchema = v.object({ twoFactorRedirect: v.boolean() })
const AddressSchema = v.object({ url: v.string() })
const CodeSchema = v.object({ code: v.string() })

/** A POST of a signed-in person. */
const own = (name: string, id: string, words: Words, facts: Partial<DescribedCall> = {}): DescribedCall => ({
  ...{ method: 'post', path: path(name), id, words, callers: ['session'], ...facts },
})
/** A POST of a visitor. */
const open = (name: string, id: string, words: Words, facts: Partial<DescribedCall> = {}): DescribedCall => ({
  ...{ method: 'post', path: path(name), id, words, callers: ['anyone'], ...facts },
})

const asksPassword = { body: PasswordOnlySchema, errors: { 403: ['wrong-password'] } } as const

export const identityCallList: CallSubject = {
  key: 'identity',
  name: { en: 'Sign-in', pl: 'Logowanie' },
  isFor: 'screens',
  calls: [
    open(
      'sign-in/username',
      'signInByUsername',
      { en: 'Signs in by user name.', pl: 'Loguje nazwą użytkownika.' },
      {
        body: v.object({ username: v.string(), password: v.string() }),
        answer: SignedInSchema,
        errors: { 401: ['wrong-login'] },
      },
    ),
    open(
      'sign-in/email',
      'signInByEmail',
      { en: 'Signs in by e-mail.', pl: 'Loguje adresem e-mail.' },
      {
        body: v.object({ email: v.string(), password: v.string() }),
        answer: SignedInSchema,
        errors: { 401: ['wrong-login'] },
      },
    ),
    open(
      'sign-in/social',
      'startSingleSignOn',
      {
        en: 'The address of the host’s OpenID provider to go to.',
        pl: 'Adres dostawcy OpenID hosta, do którego trzeba przejść.',
      },
      {
        body: v.object({ return: v.optional(v.string()) }),
        answer: AddressSchema,
        errors: { 404: ['not-found'], 503: ['provider-unreachable'] },
      },
    ),
    {
      method: 'get',
      path: path('callback/sso'),
      id: 'finishSingleSignOn',
      words: { en: 'Where the OpenID provider sends the browser back.', pl: 'Tu dostawca OpenID odsyła przeglądarkę.' },
      callers: ['anyone'],
      query: v.object({ code: v.optional(v.string()), state: v.string(), error: v.optional(v.string()) }),
      status: 302,
    },
    own(
      'link-social',
      'linkSingleSignOn',
      { en: 'Links this login to the OpenID provider.', pl: 'Łączy login z dostawcą OpenID.' },
      {
        body: PasswordOnlySchema,
        answer: AddressSchema,
        errors: { 403: ['wrong-password'], 503: ['provider-unreachable'] },
      },
    ),
    own('unlink-account', 'unlinkSingleSignOn', { en: 'Ends that link.', pl: 'Usuwa to połączenie.' }, asksPassword),
    own('sign-out', 'signOut', { en: 'Ends the session.', pl: 'Kończy sesję.' }),
    {
      method: 'get',
      path: path('get-session'),
      id: 'readSession',
      words: { en: 'The session and its login, or null.', pl: 'Sesja i jej login albo null.' },
      callers: ['anyone'],
      answer: v.nullable(
        v.object({
          session: v.object({ id: v.string(), expiresAt: v.string() }),
          user: v.object({
            ...{ id: v.string(), name: v.string(), username: v.string(), email: v.string(), secondFactor: v.boolean() },
          }),
        }),
      ),
    },
    {
      method: 'get',
      path: path('list-sessions'),
      id: 'listSessions',
      words: { en: 'All sessions of the login.', pl: 'Wszystkie sesje loginu.' },
      callers: ['session'],
      answer: v.array(v.looseObject({ id: v.string() })),
    },
    own(
      'revoke-session',
      'revokeSession',
      { en: 'Ends one session.', pl: 'Kończy jedną sesję.' },
      { body: v.object({ token: v.string() }) },
    ),
    own('revoke-other-sessions', 'revokeOtherSessions', {
      en: 'Ends all other sessions.',
      pl: 'Kończy pozostałe sesje.',
    }),
    own('revoke-sessions', 'revokeSessions', { en: 'Ends all sessions.', pl: 'Kończy wszystkie sesje.' }),
    own(
      'change-password',
      'changePassword',
      { en: 'Changes the password; the other sessions end.', pl: 'Zmienia hasło; pozostałe sesje się kończą.' },
      {
        body: v.object({ currentPassword: v.string(), newPassword: PasswordSchema }),
        errors: { 403: ['wrong-password'] },
      },
    ),
    open(
      'request-password-reset',
      'requestPasswordReset',
      {
        en: 'Mails a link for a new password; the answer is always the same.',
        pl: 'Wysyła link do nowego hasła; odpowiedź jest zawsze taka sama.',
      },
      { body: v.object({ email: v.string() }) },
    ),
    open(
      'reset-password',
      'resetPassword',
      {
        en: 'Sets a new password by a link; all sessions end.',
        pl: 'Ustawia nowe hasło z linku; wszystkie sesje się kończą.',
      },
      {
        callers: ['link'],
        body: v.object({ token: v.string(), newPassword: PasswordSchema }),
        errors: { 404: ['link-unknown'] },
      },
    ),
    own(
      'two-factor/enable',
      'startSecondFactor',
      { en: 'Begins to turn the second factor on.', pl: 'Zaczyna włączanie drugiego składnika.' },
      asksPassword,
    ),
    own(
      'two-factor/disable',
      'turnOffSecondFactor',
      { en: 'Turns the second factor off.', pl: 'Wyłącza drugi składnik.' },
      asksPassword,
    ),
    own(
      'two-factor/get-totp-uri',
      'readSecondFactorSecret',
      { en: 'The address for the authenticator app.', pl: 'Adres dla aplikacji uwierzytelniającej.' },
      asksPassword,
    ),
    own(
      'two-factor/generate-backup-codes',
      'makeRecoveryCodes',
      { en: 'Makes new recovery codes.', pl: 'Tworzy nowe kody zapasowe.' },
      asksPassword,
    ),
    open(
      'two-factor/verify-totp',
      'verifyCode',
      { en: 'The code of the authenticator app.', pl: 'Kod z aplikacji uwierzytelniającej.' },
      {
        body: CodeSchema,
        answer: SignedInSchema,
        errors: { 401: ['invalid-code'] },
      },
    ),
    open(
      'two-factor/verify-backup-code',
      'verifyRecoveryCode',
      { en: 'A recovery code.', pl: 'Kod zapasowy.' },
      {
        body: CodeSchema,
        answer: SignedInSchema,
        errors: { 401: ['invalid-backup-code'] },
      },
    ),
    own(
      'passkey/generate-register-options',
      'startPasskey',
      { en: 'Begins to add a passkey.', pl: 'Zaczyna dodawanie klucza dostępu.' },
      {
        body: PasswordOnlySchema,
        errors: { 403: ['wrong-password'], 409: ['too-many-passkeys'] },
      },
    ),
    own(
      'passkey/verify-registration',
      'addPasskey',
      { en: 'Adds the passkey.', pl: 'Dodaje klucz dostępu.' },
      {
        body: v.object({ response: v.looseObject({}), name: NameSchema }),
        answer: StatusSchema,
        errors: { 400: ['passkey-failed'] },
      },
    ),
    {
      method: 'get',
      path: path('passkey/generate-authenticate-options'),
      id: 'startPasskeySignIn',
      words: { en: 'Begins a sign-in with a passkey.', pl: 'Zaczyna logowanie kluczem dostępu.' },
      callers: ['anyone'],
    },
    open(
      'passkey/verify-authentication',
      'signInByPasskey',
      { en: 'Signs in with a passkey.', pl: 'Loguje kluczem dostępu.' },
      {
        body: v.object({ response: v.looseObject({}) }),
        answer: SignedInSchema,
        errors: { 400: ['passkey-failed'] },
      },
    ),
    own(
      'passkey/update-passkey',
      'renamePasskey',
      { en: 'Renames a passkey.', pl: 'Zmienia nazwę klucza dostępu.' },
      {
        body: v.object({ id: v.string(), name: NameSchema }),
        errors: { 400: ['passkey-failed'] },
      },
    ),
    own(
      'passkey/delete-passkey',
      'removePasskey',
      { en: 'Removes a passkey.', pl: 'Usuwa klucz dostępu.' },
      {
        body: v.object({ id: v.string() }),
        errors: { 400: ['passkey-failed'] },
      },
    ),
  ],
}
