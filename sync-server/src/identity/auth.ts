import { randomUUID } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { limits, UsernameSchema, type LoginId } from '@kontor/domain'
import { betterAuth, type BetterAuthOptions } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import { admin, twoFactor, username } from 'better-auth/plugins'
import * as v from 'valibot'
import { serverLimits } from '../limits.ts'
import type { Log } from '../log/log.ts'
import type { RateLimiter } from '../rate-limit/rate-limiter.ts'
import { rateRules } from '../rate-limit/rate-rules.ts'
import { clientAddressHeader } from './client-address-header.ts'
import type { PasswordReset } from './identity.ts'
import { preferredLanguage } from './preferred-language.ts'
import { sqliteDialect } from '../store/sqlite-dialect.ts'

export interface AuthOptions {
  /** Shared with the store, which owns it. */
  readonly database: DatabaseSync
  readonly secret: string
  readonly publicUrl: string
  readonly allowedOrigins: readonly string[]
  readonly limiter: RateLimiter
  readonly log: Log
  readonly sendPasswordReset: (reset: PasswordReset) => Promise<void>
  readonly sessionEnded: (sessionId: string) => void
  /** Instead of better-auth's scrypt, which is slow on purpose: for tests of other things. */
  readonly passwordHashing?: PasswordHashing
}

export interface PasswordHashing {
  hash(password: string): Promise<string>
  verify(attempt: { readonly hash: string; readonly password: string }): Promise<boolean>
}

/** better-auth with our settings, its tables brought up to date. */
export const createAuth = async (options: AuthOptions) => {
  const auth = betterAuth(authOptions(options))
  const { runMigrations } = await getMigrations(auth.options)
  await runMigrations()
  return auth
}

export type Auth = Awaited<ReturnType<typeof createAuth>>

const authOptions = (options: AuthOptions) => {
  const secure = options.publicUrl.startsWith('https://')
  return {
    appName: 'Kontor',
    baseURL: options.publicUrl,
    basePath: '/api/auth',
    secret: options.secret,
    trustedOrigins: [...options.allowedOrigins],
    // Given the handle itself, better-auth would keep transactions open across awaits, and the store's would fall into
    // them. Through this dialect every statement stands alone.
    database: { dialect: sqliteDialect(options.database), type: 'sqlite', transaction: false },
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
    ],
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      ...(options.passwordHashing === undefined ? {} : { password: options.passwordHashing }),
      minPasswordLength: limits.passwordLengthMin,
      // It counts UTF-16 units, the domain code points; the domain's check comes first.
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
        })
      },
    },
    user: { modelName: 'login' },
    session: {
      modelName: 'login_session',
      expiresIn: serverLimits.sessionLifetimeMs / 1000,
      updateAge: serverLimits.sessionLengthenedEveryMs / 1000,
    },
    account: { modelName: 'login_credential' },
    verification: { modelName: 'login_verification', storeIdentifier: 'hashed' },
    rateLimit: {
      enabled: true,
      window: rateRules.otherIdentityCalls.windowMs / 1000,
      max: rateRules.otherIdentityCalls.max,
      customRules: {
        '/get-session': false,
        '/sign-in/*': inSeconds('signIn'),
        '/two-factor/*': inSeconds('secondFactor'),
        '/request-password-reset': inSeconds('passwordResetMail'),
        '/reset-password': inSeconds('passwordChange'),
        '/change-password': inSeconds('passwordChange'),
      },
      customStorage: {
        consume: (key, rule) => {
          const waitMs = options.limiter.take(`identity ${key}`, { windowMs: rule.window * 1000, max: rule.max })
          return Promise.resolve({
            allowed: waitMs === null,
            retryAfter: waitMs === null ? null : Math.ceil(waitMs / 1000),
          })
        },
      },
    },
    databaseHooks: {
      session: {
        delete: {
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
      // It would read 100 rows and no more: of somebody with more sessions than that, not all would be ended.
      database: { generateId: () => randomUUID(), defaultFindManyLimit: Number.MAX_SAFE_INTEGER },
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
      // The HTTP layer has checked the origin of every write before it comes here, and lets programs without one through.
      disableCSRFCheck: true,
    },
    telemetry: { enabled: false },
    logger: {
      level: 'error',
      // Only that something went wrong: its messages may repeat what people typed.
      log: (level) => options.log('identity-problem', { level }),
    },
  } satisfies BetterAuthOptions
}

const inSeconds = (rule: keyof typeof rateRules) => ({
  window: rateRules[rule].windowMs / 1000,
  max: rateRules[rule].max,
})
