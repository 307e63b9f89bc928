import { createHmac } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import { LoginIdSchema } from '@kontor/domain'
import * as v from 'valibot'
import { afterEach, expect, it } from 'vitest'
import { serverLimits } from '../limits.ts'
import { createRateLimiter, unlimited, type RateLimiter } from '../rate-limit/rate-limiter.ts'
import { rateRules } from '../rate-limit/rate-rules.ts'
import { quickHashing } from '../testing/quick-hashing.ts'
import type { PasswordHashing } from './auth.ts'
import { clientAddressHeader } from './client-address-header.ts'
import { cookieHeader } from './cookie-header.ts'
import { createIdentity } from './create-identity.ts'
import type { CreateLoginResult, Identity, PasswordReset } from './identity.ts'

const origin = 'http://127.0.0.1:4400'
const anna = { name: 'Anna Żółć', username: 'anna.z', email: 'Anna@example.org', password: 'correct horse battery' }

const databases: DatabaseSync[] = []
afterEach(() => {
  for (const database of databases.splice(0)) database.close()
})

interface Changes {
  readonly limiter?: RateLimiter
  readonly publicUrl?: string
  readonly database?: DatabaseSync
  readonly passwordHashing?: PasswordHashing
}
const setup = async (changes: Changes = {}) => {
  const database = changes.database ?? new DatabaseSync(':memory:')
  if (changes.database === undefined) databases.push(database)
  const resets: PasswordReset[] = []
  const logged: string[] = []
  const publicUrl = changes.publicUrl ?? origin
  const identity = await createIdentity({
    database,
    secret: 'a secret of at least thirty-two characters',
    publicUrl,
    allowedOrigins: [publicUrl],
    limiter: changes.limiter ?? unlimited,
    log: (event, facts) => logged.push(JSON.stringify({ event, ...facts })),
    sendPasswordReset: (reset) => {
      resets.push(reset)
      return Promise.resolve()
    },
    ...(changes.passwordHashing === undefined ? {} : { passwordHashing: changes.passwordHashing }),
  })
  return { database, identity, resets, logged }
}

const call = (identity: Identity, path: string, body?: unknown, cookie?: string | null, headers: HeadersInit = {}) => {
  const all = new Headers(headers)
  if (cookie !== undefined && cookie !== null) all.set('cookie', cookie)
  if (body === undefined) return identity.handle(new Request(`${origin}/api/auth/${path}`, { headers: all }))
  all.set('content-type', 'application/json')
  return identity.handle(
    new Request(`${origin}/api/auth/${path}`, { method: 'POST', headers: all, body: JSON.stringify(body) }),
  )
}

const signIn = async (identity: Identity, login: { username: string; password: string } = anna): Promise<string> => {
  const headers = await identity.signIn(login, new Headers())
  const cookie = headers === null ? null : cookieHeader(headers.getSetCookie())
  if (cookie === null) throw new Error('no session')
  return cookie
}

const sessionId = async (identity: Identity, cookie: string): Promise<string> => {
  const session = await identity.sessionOf(new Headers({ cookie }))
  if (session === null) throw new Error('no session')
  return session.id
}

const idOf = (result: CreateLoginResult) => {
  if ('refused' in result) throw new Error(result.refused)
  return result.loginId
}

it('[B4] a login is created by the server and found again, its id fit for records', async () => {
  const { identity } = await setup()
  const loginId = idOf(await identity.createLogin(anna))
  expect(v.is(LoginIdSchema, loginId)).toBe(true)
  expect(await identity.login(loginId)).toEqual({
    id: loginId,
    name: 'Anna Żółć',
    username: 'anna.z',
    email: 'anna@example.org',
  })
})

it('[B4] nobody can sign up by themselves', async () => {
  const { identity } = await setup()
  const answer = await call(identity, 'sign-up/email', { ...anna })
  expect(answer.status).toBe(404)
  expect(await identity.emailHasLogin(anna.email)).toBe(false)
})

it.each([
  ['POST', 'update-user'],
  ['POST', 'change-email'],
  ['POST', 'delete-user'],
  ['POST', 'is-username-available'],
  ['POST', 'admin/create-user'],
  ['POST', 'admin/set-role'],
  ['POST', 'admin/impersonate-user'],
  ['GET', 'admin/list-users'],
  ['POST', 'sign-in/social'],
  ['POST', 'update-session'],
  ['GET', 'ok'],
  ['GET', 'constructor'],
  ['DELETE', 'sign-out'],
])('[B14] %s %s is not open, so nobody changes a login but the operator', async (method, path) => {
  const { identity } = await setup()
  const answer = await identity.handle(new Request(`${origin}/api/auth/${path}`, { method }))
  expect([answer.status, await answer.json()]).toEqual([404, { error: { code: 'not-found' } }])
})

it('[A12] an e-mail that is in use is refused, whatever its case', async () => {
  const { identity } = await setup()
  await identity.createLogin(anna)
  expect(await identity.createLogin({ ...anna, username: 'anna.2', email: 'ANNA@Example.org' })).toEqual({
    refused: 'email-in-use',
  })
})

it('[B4] a user name that is in use is refused', async () => {
  const { identity } = await setup()
  await identity.createLogin(anna)
  expect(await identity.createLogin({ ...anna, email: 'other@example.org' })).toEqual({ refused: 'username-in-use' })
})

it('[B4] of two who create the same login at once, one is refused', async () => {
  const { identity } = await setup()
  const results = await Promise.all([identity.createLogin(anna), identity.createLogin(anna)])
  expect(results.filter((result) => 'loginId' in result)).toHaveLength(1)
  expect(results.filter((result) => 'refused' in result)).toHaveLength(1)
})

it('[B4] user names and e-mails at the edge of the rules can become logins', async () => {
  const { identity } = await setup()
  const names = ['a.b-c_d', '0-0', `a${'b'.repeat(63)}`]
  for (const [at, username] of names.entries()) {
    const email = [`o'neil+tag_${at}@sub-domain.example.org`, `${'x'.repeat(242)}@example.org`, `-@e.co`][at] ?? ''
    const loginId = idOf(await identity.createLogin({ name: '🐦 اسم', username, email, password: anna.password }))
    expect(await identity.findLogin({ username, email })).toBe(loginId)
    expect((await call(identity, 'sign-in/email', { email, password: anna.password })).status).toBe(200)
  }
})

it('[B9] a login is found only when user name and e-mail both name it', async () => {
  const { identity } = await setup()
  const loginId = idOf(await identity.createLogin(anna))
  await identity.createLogin({ ...anna, username: 'jan.k', email: 'jan@example.org' })
  expect(await identity.findLogin({ username: 'anna.z', email: 'ANNA@example.org' })).toBe(loginId)
  expect(await identity.findLogin({ username: 'anna.z', email: 'jan@example.org' })).toBe(null)
  expect(await identity.findLogin({ username: 'nobody', email: 'anna@example.org' })).toBe(null)
})

it('[B10] signing in by user name, in any case, or by e-mail opens a session and is announced', async () => {
  const { identity } = await setup()
  const loginId = idOf(await identity.createLogin(anna))
  const signedIn: string[] = []
  identity.onSignIn((id) => signedIn.push(id))
  const before = Math.floor(Date.now() / 1000) * 1000
  const byName = await call(identity, 'sign-in/username', { username: 'Anna.Z', password: anna.password })
  const byEmail = await call(identity, 'sign-in/email', { email: anna.email, password: anna.password })
  expect([byName.status, byEmail.status]).toEqual([200, 200])
  expect(await byName.json()).toEqual({ twoFactorRedirect: false })
  expect(signedIn).toEqual([loginId, loginId])
  const session = await identity.sessionOf(new Headers({ cookie: cookieHeader(byName.headers.getSetCookie()) ?? '' }))
  expect(session?.loginId).toBe(loginId)
  const livesMs = (session?.expiresAt ?? 0) - before
  expect(livesMs).toBeGreaterThanOrEqual(serverLimits.sessionLifetimeMs)
  expect(livesMs).toBeLessThan(serverLimits.sessionLifetimeMs + 60_000)
})

it('[DESIGN 7] the session’s token is nowhere but in the cookie', async () => {
  const { identity } = await setup()
  const loginId = idOf(await identity.createLogin(anna))
  const cookie = await signIn(identity)
  const answer = await call(identity, 'get-session', undefined, cookie)
  expect(await answer.json()).toEqual({
    session: { id: await sessionId(identity, cookie), expiresAt: expect.any(String) as string },
    user: { id: loginId, name: 'Anna Żółć', username: 'anna.z', email: 'anna@example.org', secondFactor: false },
  })
  expect(await (await call(identity, 'get-session')).json()).toBe(null)
})

it.each([
  ['sign-in/username', { username: 'anna.z', password: 'wrong password here' }],
  ['sign-in/username', { username: 'nobody', password: anna.password }],
  ['sign-in/username', { username: 'no spaces', password: anna.password }],
  ['sign-in/username', { username: 'anna.z', password: 'x'.repeat(1000) }],
  ['sign-in/username', { username: 7 }],
  ['sign-in/email', { email: 'anna@example.org', password: 'wrong password here' }],
  ['sign-in/email', { email: 'nobody@example.org', password: anna.password }],
  ['sign-in/email', { email: 'not an e-mail', password: anna.password }],
])('[B9] %s with %o is answered like every other wrong sign-in', async (path, body) => {
  const { identity } = await setup()
  await identity.createLogin(anna)
  const answer = await call(identity, path, body)
  expect([answer.status, await answer.json()]).toEqual([401, { error: { code: 'wrong-login' } }])
  expect(answer.headers.getSetCookie()).toEqual([])
})

it('[DESIGN 7] cookies are HttpOnly and SameSite=Lax, and Secure behind TLS', async () => {
  const plain = await setup()
  await plain.identity.createLogin(anna)
  const cookies = (await plain.identity.signIn(anna, new Headers()))?.getSetCookie() ?? []
  expect(cookies[0]).toMatch(/^kontor\.session_token=[^;]+; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax$/)
  expect(cookies.filter((cookie) => !/; HttpOnly; SameSite=Lax$/.test(cookie))).toEqual([])
  const behindTls = await setup({ publicUrl: 'https://kontor.example.org' })
  await behindTls.identity.createLogin(anna)
  const secure = (await behindTls.identity.signIn(anna, new Headers()))?.getSetCookie() ?? []
  expect(secure.length).toBeGreaterThan(1)
  expect(secure.filter((cookie) => !/^__Secure-kontor\.\w+=.*; Secure/.test(cookie))).toEqual([])
})

it('[DESIGN 7] signing out ends the session at once, and is announced', async () => {
  const { identity } = await setup()
  await identity.createLogin(anna)
  const cookie = await signIn(identity)
  const id = await sessionId(identity, cookie)
  const ended: string[] = []
  identity.onSessionEnded((session) => ended.push(session))
  expect(await identity.sessionLives(id)).toBe(true)
  expect((await call(identity, 'sign-out', {}, cookie)).status).toBe(200)
  expect(ended).toEqual([id])
  expect(await identity.sessionLives(id)).toBe(false)
  expect(await identity.sessionOf(new Headers({ cookie }))).toBe(null)
})

it('[DESIGN 7] a request without a body signs out too', async () => {
  const { identity } = await setup()
  await identity.createLogin(anna)
  const cookie = await signIn(identity)
  const headers = { cookie, 'content-type': 'application/json' }
  await identity.handle(new Request(`${origin}/api/auth/sign-out`, { method: 'POST', headers }))
  expect(await identity.sessionOf(new Headers({ cookie }))).toBe(null)
})

it('[DESIGN 7] sessions are listed, and one of them can be revoked from another', async () => {
  const { identity } = await setup()
  await identity.createLogin(anna)
  const [here, there] = [await signIn(identity), await signIn(identity)]
  const ended: string[] = []
  identity.onSessionEnded((session) => ended.push(session))
  const list = (await (await call(identity, 'list-sessions', undefined, here)).json()) as {
    id: string
    token: string
  }[]
  expect(list).toHaveLength(2)
  const thereId = await sessionId(identity, there)
  const token = list.find(({ id }) => id === thereId)?.token
  expect((await call(identity, 'revoke-session', { token }, here)).status).toBe(200)
  expect(ended).toEqual([thereId])
  expect(await identity.sessionOf(new Headers({ cookie: there }))).toBe(null)
  expect(await identity.sessionOf(new Headers({ cookie: here }))).not.toBe(null)
})

it('[DESIGN 7] changing the password ends the other sessions and keeps one’s own', async () => {
  const { identity } = await setup()
  await identity.createLogin(anna)
  const [here, there] = [await signIn(identity), await signIn(identity)]
  const thereId = await sessionId(identity, there)
  const ended: string[] = []
  identity.onSessionEnded((session) => ended.push(session))
  const newPassword = 'another long password'
  const answer = await call(identity, 'change-password', { currentPassword: anna.password, newPassword }, here)
  expect(answer.status).toBe(200)
  expect(ended).toEqual([thereId])
  expect(await identity.sessionOf(new Headers({ cookie: here }))).not.toBe(null)
  expect(await identity.signIn(anna, new Headers())).toBe(null)
  expect(await identity.signIn({ username: anna.username, password: newPassword }, new Headers())).not.toBe(null)
})

it('[DESIGN 7] the present password must be right, and the new one within the bounds', async () => {
  const { identity } = await setup()
  await identity.createLogin(anna)
  const cookie = await signIn(identity)
  const change = async (currentPassword: string, newPassword: unknown) => {
    const answer = await call(identity, 'change-password', { currentPassword, newPassword }, cookie)
    return [answer.status, await answer.json()]
  }
  const invalid = (reason: string) => ({
    error: { code: 'invalid-arguments', issues: [{ path: 'newPassword', reason }] },
  })
  expect(await change('wrong password here', 'another long password')).toEqual([
    403,
    { error: { code: 'wrong-password' } },
  ])
  expect(await change(anna.password, 'too short')).toEqual([400, invalid('too-short')])
  // Eleven code points, but twenty-two UTF-16 units.
  expect(await change(anna.password, '🐦'.repeat(11))).toEqual([400, invalid('too-short')])
  expect(await change(anna.password, 'x'.repeat(129))).toEqual([400, invalid('too-long')])
  expect((await change(anna.password, '🐦'.repeat(128)))[0]).toBe(200)
})

it('[DESIGN 7] a forgotten password is replaced by mail, in the language asked for, and every session ends', async () => {
  const { identity, resets, database } = await setup()
  const loginId = idOf(await identity.createLogin(anna))
  const cookie = await signIn(identity)
  const asked = await call(identity, 'request-password-reset', { email: anna.email }, null, { 'accept-language': 'en' })
  expect(asked.status).toBe(200)
  expect(resets.map(({ login, language }) => ({ id: login?.id, username: login?.username, language }))).toEqual([
    { id: loginId, username: 'anna.z', language: 'en' },
  ])
  const token = resets[0]?.token ?? ''
  const stored = JSON.stringify(database.prepare('SELECT * FROM login_verification').all())
  expect(stored).not.toContain(token)
  const newPassword = 'another long password'
  expect((await call(identity, 'reset-password', { token, newPassword })).status).toBe(200)
  expect(await identity.sessionOf(new Headers({ cookie }))).toBe(null)
  await signIn(identity, { username: anna.username, password: newPassword })
  const again = await call(identity, 'reset-password', { token, newPassword })
  expect([again.status, await again.json()]).toEqual([404, { error: { code: 'link-unknown' } }])
})

it('[B9] asking for a new password does not tell whether the address has a login', async () => {
  const { identity, resets } = await setup()
  await identity.createLogin(anna)
  const [known, unknown] = await Promise.all(
    ['anna@example.org', 'nobody@example.org'].map(async (email) => {
      const answer = await call(identity, 'request-password-reset', { email })
      return [answer.status, await answer.json()]
    }),
  )
  expect(known).toEqual(unknown)
  expect(resets.map(({ login }) => login?.username ?? null).sort()).toEqual(['anna.z', null])
})

it('[B9] asking for a new password writes as much for an address that nobody has as for one that has a login', async () => {
  const { database, identity, resets } = await setup()
  await identity.createLogin(anna)
  const written = async (email: string) => {
    const changes = () => Number(database.prepare('SELECT total_changes() AS made').get()?.['made'])
    const [madeBefore, resetsBefore] = [changes(), resets.length]
    await call(identity, 'request-password-reset', { email })
    const row = database.prepare('SELECT * FROM login_verification ORDER BY rowid DESC LIMIT 1').get() ?? {}
    const lengths = Object.entries(row).map(([column, value]) => [column, String(value).length])
    return { rows: changes() - madeBefore, mails: resets.length - resetsBefore, lengths }
  }
  const known = await written('anna@example.org')
  expect(known).toMatchObject({ rows: 1, mails: 1 })
  expect(await written('nobody@example.org')).toEqual(known)
})

it('[B9] a wrong sign-in costs one password’s hash, whoever is named', async () => {
  const worked: string[] = []
  const work = <T>(kind: string, result: T) => {
    worked.push(kind)
    return Promise.resolve(result)
  }
  const hashing = { hash: () => work('hash', 'hashed'), verify: () => work('hash', false) }
  const { identity } = await setup({ passwordHashing: hashing })
  await identity.createLogin(anna)
  worked.length = 0
  const password = 'wrong password here'
  for (const body of [{ username: 'anna.z' }, { username: 'nobody' }, { username: 'NOBODY' }])
    await call(identity, 'sign-in/username', { ...body, password })
  for (const email of ['anna@example.org', 'nobody@example.org'])
    await call(identity, 'sign-in/email', { email, password })
  expect(worked).toEqual(Array.from({ length: 5 }, () => 'hash'))
})

it('[B13] removing a login ends its sessions and frees its names', async () => {
  const { identity } = await setup()
  const loginId = idOf(await identity.createLogin(anna))
  const cookie = await signIn(identity)
  const id = await sessionId(identity, cookie)
  const ended: string[] = []
  const stop = identity.onSessionEnded((session) => ended.push(session))
  await identity.removeLogin(loginId)
  stop()
  expect(ended).toEqual([id])
  expect([await identity.login(loginId), await identity.sessionOf(new Headers({ cookie }))]).toEqual([null, null])
  expect(idOf(await identity.createLogin(anna))).not.toBe(loginId)
})

it('[DESIGN 7] with a second factor the password alone opens no session and counts as no sign-in', async () => {
  const { identity } = await setup()
  const loginId = idOf(await identity.createLogin(anna))
  const cookie = await signIn(identity)
  const enabled = await call(identity, 'two-factor/enable', { password: anna.password }, cookie)
  const { totpURI } = (await enabled.json()) as { totpURI: string }
  expect((await call(identity, 'two-factor/verify-totp', { code: codeFrom(totpURI) }, cookie)).status).toBe(200)
  const signedIn: string[] = []
  identity.onSignIn((id) => signedIn.push(id))
  const first = await call(identity, 'sign-in/username', anna)
  expect(await first.json()).toEqual({ twoFactorRedirect: true })
  expect(signedIn).toEqual([])
  expect(await identity.signIn(anna, new Headers())).toBe(null)
  const pending = cookieHeader(first.headers.getSetCookie())
  const wrong = await call(identity, 'two-factor/verify-totp', { code: '000000' }, pending)
  expect([wrong.status, await wrong.json()]).toEqual([401, { error: { code: 'invalid-code' } }])
  const second = await call(identity, 'two-factor/verify-totp', { code: codeFrom(totpURI) }, pending)
  expect(second.status).toBe(200)
  expect(signedIn).toEqual([loginId])
  await identity.removeLogin(loginId)
})

it('[S11] the link for a new password works until its time is over', async () => {
  const { identity, resets, database } = await setup({ passwordHashing: quickHashing })
  await identity.createLogin(anna)
  const statusAfter = async (ms: number) => {
    await call(identity, 'request-password-reset', { email: anna.email })
    const until = database.prepare('SELECT expiresAt FROM login_verification ORDER BY rowid DESC LIMIT 1').get()
    const livesMs = Date.parse(String(until?.['expiresAt'])) - Date.now()
    expect(livesMs).toBeGreaterThan(serverLimits.passwordResetLifetimeMs - 60_000)
    expect(livesMs).toBeLessThanOrEqual(serverLimits.passwordResetLifetimeMs)
    const asked = new Date(Date.now() + serverLimits.passwordResetLifetimeMs - ms).toISOString()
    database.exec(`UPDATE login_verification SET expiresAt = '${asked}'`)
    const body = { token: resets.at(-1)?.token, newPassword: 'another long password' }
    return (await call(identity, 'reset-password', body)).status
  }
  expect(await statusAfter(serverLimits.passwordResetLifetimeMs - 60_000)).toBe(200)
  expect(await statusAfter(serverLimits.passwordResetLifetimeMs)).toBe(404)
})

it('[S11] guessing is slowed down, by the address that the server saw', async () => {
  const clock = { time: 0 }
  const { identity } = await setup({ limiter: createRateLimiter(() => clock.time) })
  const attempt = async (address: string, forwarded: string) => {
    const headers = { [clientAddressHeader]: address, 'x-forwarded-for': forwarded }
    return (await call(identity, 'sign-in/username', { username: 'nobody', password: 'guess' }, null, headers)).status
  }
  const statuses = new Set<number>()
  for (let guess = 0; guess < 30; guess += 1) statuses.add(await attempt('192.0.2.1', `198.51.100.${guess}`))
  expect([...statuses]).toEqual([401])
  const headers = { [clientAddressHeader]: '192.0.2.1' }
  const refused = await call(identity, 'sign-in/username', { username: 'nobody', password: 'guess' }, null, headers)
  expect([refused.status, await refused.json()]).toEqual([429, { error: { code: 'too-many', afterMs: 60_000 } }])
  expect(refused.headers.get('retry-after')).toBe('60')
  expect(await attempt('192.0.2.2', '192.0.2.1')).toBe(401)
  clock.time = 60_000
  expect(await attempt('192.0.2.1', '')).toBe(401)
})

it('[S11] one name’s password is guessed so often from many addresses and no more, known to us or not', async () => {
  const clock = { time: 0 }
  const quick = { hash: () => Promise.resolve('hashed'), verify: () => Promise.resolve(false) }
  const { identity } = await setup({ limiter: createRateLimiter(() => clock.time), passwordHashing: quick })
  await identity.createLogin(anna)
  let address = 0
  const guess = async (path: string, names: object) => {
    address += 1
    const headers = { [clientAddressHeader]: `192.0.${address >> 8}.${address & 255}` }
    const answer = await call(identity, path, { ...names, password: 'wrong password here' }, null, headers)
    return { status: answer.status, body: await answer.json(), retryAfter: answer.headers.get('retry-after') }
  }
  for (const [path, names] of [
    ['sign-in/username', { username: 'anna.z' }],
    ['sign-in/username', { username: 'nobody' }],
    ['sign-in/email', { email: 'anna@example.org' }],
    ['sign-in/email', { email: 'nobody@example.org' }],
  ] as const) {
    const statuses = new Set<number>()
    for (let at = 0; at < rateRules.wrongPassword.max; at += 1) statuses.add((await guess(path, names)).status)
    expect([...statuses]).toEqual([401])
    const afterMs = rateRules.wrongPassword.windowMs
    expect(await guess(path, names)).toEqual({
      status: 429,
      body: { error: { code: 'too-many', afterMs } },
      retryAfter: String(afterMs / 1000),
    })
  }
  for (const disguised of [{ username: 'ANNA.Z' }, { username: 'anna.z', email: 'someone@example.org' }])
    expect((await guess('sign-in/username', disguised)).status).toBe(429)
  expect((await guess('sign-in/email', { email: 'anna@example.org', username: 'someone' })).status).toBe(429)
  clock.time = rateRules.wrongPassword.windowMs
  expect((await guess('sign-in/username', { username: 'anna.z' })).status).toBe(401)
})

it('[S11] whoever guesses does not lock the owner out: not where they signed in before, nor where they set a new password', async () => {
  const { identity, resets } = await setup({ limiter: createRateLimiter(() => 0), passwordHashing: quickHashing })
  await identity.createLogin(anna)
  let address = 0
  const attempt = (password: string, cookie: string | null = null) => {
    address += 1
    const headers = { [clientAddressHeader]: `192.0.2.${address}` }
    return call(identity, 'sign-in/username', { username: anna.username, password }, cookie, headers)
  }
  const home = cookieHeader((await attempt(anna.password)).headers.getSetCookie())
  const stranger = cookieHeader((await identity.signIn(anna, new Headers()))?.getSetCookie().slice(0, 1) ?? [])
  while ((await attempt('wrong password here')).status === 401);
  expect([(await attempt(anna.password)).status, (await attempt(anna.password, stranger)).status]).toEqual([429, 429])
  expect((await attempt(anna.password, home)).status).toBe(200)
  // The known browser has a bound of its own.
  for (let at = 0; at < rateRules.wrongPassword.max; at += 1)
    expect((await attempt('wrong password here', home)).status).toBe(401)
  expect((await attempt(anna.password, home)).status).toBe(429)

  await call(identity, 'request-password-reset', { email: anna.email }, null, { [clientAddressHeader]: '192.0.2.254' })
  const newPassword = 'another long password'
  const reset = await call(identity, 'reset-password', { token: resets[0]?.token, newPassword }, null, {
    [clientAddressHeader]: '192.0.2.254',
  })
  expect(reset.headers.getSetCookie().join()).toContain('kontor.known_browser')
})

it('[S11] a password that is tried by registering again is a guess like any other', async () => {
  const { identity } = await setup({ limiter: createRateLimiter(() => 0), passwordHashing: quickHashing })
  await identity.createLogin(anna)
  const home = cookieHeader((await identity.signIn(anna, new Headers()))?.getSetCookie() ?? []) ?? ''
  const isRight = (password: string, headers = new Headers()) =>
    identity.passwordIsRight({ username: anna.username, password }, headers)
  expect(await isRight(anna.password)).toBe(true)
  for (let at = 0; at < rateRules.wrongPassword.max; at += 1) expect(await isRight('wrong password here')).toBe(false)
  expect(await isRight(anna.password)).toBe(false)
  expect((await call(identity, 'sign-in/username', anna)).status).toBe(429)
  expect(await isRight(anna.password, new Headers({ cookie: home }))).toBe(true)
})

it('[S11] who signs in rightly, however often, is not counted', async () => {
  const { identity } = await setup({ limiter: createRateLimiter(() => 0), passwordHashing: quickHashing })
  await identity.createLogin(anna)
  for (let at = 0; at <= rateRules.wrongPassword.max; at += 1) {
    const headers = { [clientAddressHeader]: `192.0.2.${at}` }
    expect((await call(identity, 'sign-in/username', anna, null, headers)).status).toBe(200)
  }
})

it('[DESIGN 7] a session in use is lengthened once a day', async () => {
  const { identity, database } = await setup()
  await identity.createLogin(anna)
  const cookie = await signIn(identity)
  expect(await identity.refreshSession(new Headers({ cookie }))).toEqual([])
  const begunAgo = (ms: number) => {
    const expiresAt = new Date(Date.now() + serverLimits.sessionLifetimeMs - ms).toISOString()
    database.exec(`UPDATE login_session SET expiresAt = '${expiresAt}'`)
  }
  begunAgo(serverLimits.sessionLengthenedEveryMs - 60_000)
  expect(await identity.refreshSession(new Headers({ cookie }))).toEqual([])
  begunAgo(serverLimits.sessionLengthenedEveryMs)
  expect((await identity.refreshSession(new Headers({ cookie }))).join()).toContain('Max-Age=1209600')
})

it('[DESIGN 7] a session that has expired is none, and looking at one does not lengthen it', async () => {
  const { identity, database } = await setup()
  await identity.createLogin(anna)
  const cookie = await signIn(identity)
  const id = await sessionId(identity, cookie)
  database.exec(`UPDATE login_session SET expiresAt = '2026-01-01T00:00:00.000Z'`)
  expect(await identity.sessionLives(id)).toBe(false)
  expect(await identity.sessionOf(new Headers({ cookie }))).toBe(null)
})

it.each(['', 'kontor.session_token=abc', 'kontor.session_token=abc.def', 'kontor.session_token=%FF; x'])(
  '[DESIGN 7] the cookie "%s" is nobody’s',
  async (cookie) => {
    const { identity } = await setup()
    expect(await identity.sessionOf(new Headers({ cookie }))).toBe(null)
  },
)

it('[DESIGN 7] a login without a password that anybody knows can be nobody’s session', async () => {
  const { identity, database } = await setup()
  await identity.createLogin({ ...anna, password: null })
  expect(await identity.signIn({ username: anna.username, password: '' }, new Headers())).toBe(null)
  expect(database.prepare('SELECT password IS NOT NULL AS held FROM login_credential').get()).toEqual({ held: 1 })
})

it('[DESIGN 7] names held by a login that a crash left half made are free after the next start', async () => {
  const { identity, database } = await setup()
  await identity.createLogin(anna)
  await identity.createLogin({ ...anna, username: 'jan.k', email: 'jan@example.org' })
  database.exec(`DELETE FROM login_credential WHERE userId = (SELECT id FROM login WHERE username = 'anna.z')`)
  const { identity: restarted } = await setup({ database })
  expect('loginId' in (await restarted.createLogin(anna))).toBe(true)
  expect(await restarted.emailHasLogin('jan@example.org')).toBe(true)
})

it('[DESIGN 7] sessions that have run out are gone after the next start, and the others live on', async () => {
  const { identity, database } = await setup()
  await identity.createLogin(anna)
  const [old, young] = [await signIn(identity), await signIn(identity)]
  const oldId = await sessionId(identity, old)
  database.prepare('UPDATE login_session SET expiresAt = ? WHERE id = ?').run('2026-01-01T00:00:00.000Z', oldId)
  const { identity: restarted } = await setup({ database })
  expect(database.prepare('SELECT count(*) AS held FROM login_session').get()).toEqual({ held: 1 })
  expect(await restarted.sessionOf(new Headers({ cookie: young }))).not.toBe(null)
})

it('[DESIGN 7] passwords, addresses and tokens are in no log', async () => {
  const { identity, logged } = await setup()
  await identity.createLogin(anna)
  await call(identity, 'sign-in/username', { username: anna.username, password: 'wrong password here' })
  await call(identity, 'sign-in/email', { email: 'someone@example.org', password: 'wrong password here' })
  await call(identity, 'request-password-reset', { email: 'someone@example.org', redirectTo: 'https://evil.example' })
  expect(logged.join()).not.toMatch(/wrong password|someone|evil/)
})

/** RFC 6238, as an authenticator app computes it. */
const codeFrom = (uri: string): string => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const secret = new URL(uri).searchParams.get('secret') ?? ''
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const hash = createHmac('sha1', key).update(counter).digest()
  const offset = (hash.at(-1) ?? 0) & 15
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
