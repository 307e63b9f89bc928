import { DatabaseSync } from 'node:sqlite'
import { unlimited, type RateLimiter } from '../rate-limit/rate-limiter.ts'
import type { PasswordHashing } from '../identity/auth-settings.ts'
import { cookieHeader } from '../identity/cookie-header.ts'
import { createIdentity } from '../identity/create-identity.ts'
import type { ClaimsFor } from '../identity/openid-plugins.ts'
import type { CreateLoginResult, Identity, PasswordReset, SecurityNotice } from '../identity/identity.ts'
import type { SingleSignOnSettings } from '../settings/settings.ts'
import type { Database } from '../store/database.ts'
import { sqliteDatabase } from '../store/sqlite-database.ts'
import { onTestFinished } from 'vitest'
import { quickHashing } from './quick-hashing.ts'

export const origin = 'http://127.0.0.1:4400'
export const anna = {
  name: 'Anna Żółć',
  username: 'anna.z',
  email: 'Anna@example.org',
  password: 'correct horse battery',
}

interface IdentityChanges {
  readonly limiter?: RateLimiter
  readonly publicUrl?: string
  readonly database?: DatabaseSync
  /** Instead of SQLite. */
  readonly postgres?: Database
  /** Quick when absent; null: the product's own. */
  readonly passwordHashing?: PasswordHashing | null
  readonly singleSignOn?: SingleSignOnSettings
  readonly claimsFor?: ClaimsFor
}

/** Identity on better-auth, over a database in memory, one for each test. */
export const openTestIdentity = async (changes: IdentityChanges = {}) => {
  const database = changes.database ?? new DatabaseSync(':memory:')
  if (changes.database === undefined) onTestFinished(() => database.close())
  const resets: PasswordReset[] = []
  const notices: SecurityNotice[] = []
  const logged: string[] = []
  const publicUrl = changes.publicUrl ?? origin
  const { passwordHashing = quickHashing } = changes
  const identity = await createIdentity({
    database: changes.postgres ?? sqliteDatabase(database),
    secret: 'a secret of at least thirty-two characters',
    publicUrl,
    allowedOrigins: [publicUrl],
    limiter: changes.limiter ?? unlimited,
    singleSignOn: changes.singleSignOn ?? null,
    ...(changes.claimsFor === undefined ? {} : { claimsFor: changes.claimsFor }),
    log: (event, facts) => logged.push(JSON.stringify({ event, ...facts })),
    sendSecurityNotice: (notice) => {
      notices.push(notice)
      return Promise.resolve()
    },
    sendPasswordReset: (reset) => {
      resets.push(reset)
      return Promise.resolve()
    },
    ...(passwordHashing === null ? {} : { passwordHashing }),
  })
  return { database, identity, resets, notices, logged }
}

export const call = (
  identity: Identity,
  path: string,
  body?: unknown,
  cookie?: string | null,
  headers: HeadersInit = {},
) => {
  const all = new Headers(headers)
  if (cookie !== undefined && cookie !== null) all.set('cookie', cookie)
  if (body === undefined) return identity.handle(new Request(`${origin}/api/auth/${path}`, { headers: all }))
  all.set('content-type', 'application/json')
  return identity.handle(
    new Request(`${origin}/api/auth/${path}`, { method: 'POST', headers: all, body: JSON.stringify(body) }),
  )
}

export const signIn = async (
  identity: Identity,
  login: { username: string; password: string } = anna,
): Promise<string> => {
  const headers = await identity.signIn(login, new Headers())
  const cookie = headers === null ? null : cookieHeader(headers.getSetCookie())
  if (cookie === null) throw new Error('no session')
  return cookie
}

export const sessionId = async (identity: Identity, cookie: string): Promise<string> => {
  const session = await identity.sessionOf(new Headers({ cookie }))
  if (session === null) throw new Error('no session')
  return session.id
}

export const idOf = (result: CreateLoginResult) => {
  if ('refused' in result) throw new Error(result.refused)
  return result.loginId
}
