import { randomUUID } from 'node:crypto'
import { limits, UsernameSchema, type LoginId } from '@kontor/domain'
import type { BetterAuthOptions } from 'better-auth'
import { isAPIError } from 'better-auth/api'
import { admin, twoFactor, username } from 'better-auth/plugins'
import * as v from 'valibot'
import { serverLimits } from '../limits.ts'
import type { Log } from '../log/log.ts'
import { clientAddressHeader } from './client-address-header.ts'
import type { PasswordReset, SecurityNotice } from './identity.ts'
import { signInMethodOf } from './sign-in-method.ts'
import { swapsSession } from './swaps-session.ts'
import { hashedPasswordLink, passwordLinkPrefix } from './password-link-rows.ts'
import { preferredLanguage } from './preferred-language.ts'
import { openIdPlugins, type ClaimsFor, type OpenIdParts } from './openid-plugins.ts'
import { passkeys } from './passkeys.ts'
import {
  providerId,
  singleSignOnFailedPath,
  singleSignOnLinking,
  singleSignOnProvider,
} from './single-sign-on-plugins.ts'
import { usedCodes } from './used-codes.ts'
import type { SingleSignOnSettings } from '../settings/settings.ts'
import type { Database } from '../store/database.ts'

export interface AuthOptions {
  /** Shared with the store. */
  readonly database: Pick<Database, 'dialect' | 'type'>
  readonly secret: string
  readonly publicUrl: string
  readonly allowedOrigins: readonly string[]
  readonly log: Log
  readonly sendPasswordReset: (reset: PasswordReset) => Promise<void>
  readonly sendSecurityNotice: (notice: SecurityNotice) => Promise<void>
  readonly sessionEnded: (sessionId: string) => void
  readonly singleSignOn: SingleSignOnSettings | null
  /** What an application learns of a login; null: it is closed to it. */
  readonly claimsFor: ClaimsFor
  readonly claimsIn: OpenIdParts['claimsIn']
  /** Called before a session is removed. */
  readonly sessionEnding: (sessionId: string, loginId: LoginId) => Promise<void>
  readonly singleSignOnLinked: (loginId: LoginId) => Promise<void>
  /** Replaces better-auth's scrypt, which is slow on purpose, in tests of other behaviour. */
  readonly passwordHashing?: PasswordHashing
}

export interface PasswordHashing {
  hash(password: string): Promise<string>
  verify(attempt: { readonly hash: string; readonly password: string }): Promise<boolean>
}

const databaseOf = ({ database: { dialect, type } }: AuthOptions) => ({ dialect, type })

/** The settings of better-auth for Kontor. */
export const authSettings = (options: AuthOptions) => {
  const secure = options.publicUrl.startsWith('https://')
  return {
    appName: 'Kontor',
    baseURL: options.publicUrl,
    basePath: '/api/auth',
    secret: options.secret,
    trustedOrigins: [...options.allowedOrigins],
    // With the handle itself, better-auth would keep transactions open across awaits, and the store's statements would
    // become part of them. Through this dialect each statement is its own transaction.
    database: { ...databaseOf(options), transaction: false },
    plugins: [
      username({
        minUsernameLength: limits.usernameLengthMin,
        maxUsernameLength: limits.usernameLengthMax,
        usernameValidator: (name) => v.is(UsernameSchema, name),
        // "Anna" may sign in as "anna".
        validationOrder: { username: 'post-normalization' },
        displayUsername: false,
      }),
      admin(),
      twoFactor({ issuer: 'Kontor', twoFactorTable: 'login_second_factor' }),
      usedCodes(),
      passkeys(options),
      singleSignOnProvider(options.singleSignOn),
      singleSignOnLinking(),
      ...openIdPlugins(options),
    ],
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      ...(options.passwordHashing === undefined ? {} : { password: options.passwordHashing }),
      minPasswordLength: limits.passwordLengthMin,
      // better-auth counts UTF-16 units, the domain code points; the domain's check comes first.
      maxPasswordLength: 2 * limits.passwordLengthMax,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: serverLimits.passwordResetLifetimeMs / 1000,
      sendResetPassword: async ({ user, token }, request) => {
        await options.sendPasswordReset({
          login: {
            id: user.id as LoginId,
            name: user.name,
            username: (user as { username?: string }).username ?? '',
            email: user.email,
          },
          token,
          language: preferredLanguage(request?.headers),
          askedBy: 'person',
        })
      },
    },
    user: {
      modelName: 'login',
      additionalFields: {
        /** The language of the page that this login last signed in from, for mails that no page requests. */
        language: { type: 'string', required: false, input: false },
        newBrowserMail: { type: 'boolean', required: false, input: false },
      },
    },
    session: {
      modelName: 'login_session',
      expiresIn: serverLimits.sessionLifetimeMs / 1000,
      updateAge: serverLimits.sessionLengthenedEveryMs / 1000,
      // A passkey is added with the password, not with a fresh session.
      freshAge: 0,
      additionalFields: {
        /** A `SignInMethod`: an organisation may demand one. */
        signedInBy: { type: 'string', required: false, input: false },
      },
    },
    account: {
      modelName: 'login_credential',
      // The provider's tokens are not needed after the sign-in, so none is kept: see the hook below.
      updateAccountOnSignIn: false,
      accountLinking: {
        enabled: true,
        // A person links by hand; what the provider says about an e-mail counts for nothing.
        disableImplicitLinking: true,
        allowDifferentEmails: true,
        trustedProviders: [providerId],
      },
    },
    verification: {
      modelName: 'login_verification',
      storeIdentifier: { default: 'hashed', overrides: { [passwordLinkPrefix]: { hash: hashedPasswordLink } } },
    },
    // Calls are counted before they reach better-auth: see `identity-calls.ts`.
    rateLimit: { enabled: false },
    databaseHooks: {
      account: {
        create: {
          before: (account) =>
            Promise.resolve({ data: { ...account, accessToken: null, refreshToken: null, idToken: null } }),
          after: async (account) => {
            if (account.providerId === providerId) await options.singleSignOnLinked(account.userId as LoginId)
          },
        },
      },
      session: {
        create: {
          before: (session, context) =>
            Promise.resolve({ data: { ...session, signedInBy: signInMethodOf(context?.path) } }),
        },
        delete: {
          before: async ({ id, userId }, context) => {
            if (swapsSession(context?.path)) return false
            await options.sessionEnding(id, userId as LoginId)
            return true
          },
          after: ({ id }) => {
            options.sessionEnded(id)
            return Promise.resolve()
          },
        },
      },
    },
    advanced: {
      cookiePrefix: 'kontor',
      useSecureCookies: secure,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', secure },
      // The default reads 100 rows, so a login with more sessions would keep some of them open.
      database: { generateId: () => randomUUID(), defaultFindManyLimit: Number.MAX_SAFE_INTEGER },
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
      // The HTTP layer has already checked the origin of every write, and accepts programs without one.
      disableCSRFCheck: true,
    },
    telemetry: { enabled: false },
    onAPIError: {
      errorURL: singleSignOnFailedPath,
      // Its own logger writes to the console and repeats messages.
      onError: (error) => {
        if (!isAPIError(error) || error.status === 'INTERNAL_SERVER_ERROR')
          options.log('identity-problem', { level: 'error' })
      },
    },
    logger: {
      level: 'error',
      // Logs only that it failed: the message may contain what people typed.
      log: (level) => options.log('identity-problem', { level }),
    },
  } satisfies BetterAuthOptions
}
