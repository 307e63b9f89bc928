import { expect, it } from 'vitest'
import { serverLimits } from '../limits.ts'
import { cookieHeader } from './cookie-header.ts'
import { anna, call, idOf, openTestIdentity, sessionId, signIn } from '../testing/open-test-identity.ts'
import { oneTimeCode } from '../testing/one-time-code.ts'

it('[B10] signing in by user name, in any case, or by e-mail opens a session and is announced', async () => {
  const { identity, database } = await openTestIdentity({ passwordHashing: null })
  const loginId = idOf(await identity.createLogin(anna))
  const signedIn: string[] = []
  identity.onSignIn((id) => signedIn.push(id))
  const before = Math.floor(Date.now() / 1000) * 1000
  const byName = await call(identity, 'sign-in/username', { username: 'Anna.Z', password: anna.password })
  const byEmail = await call(identity, 'sign-in/email', { email: anna.email, password: anna.password })
  expect([byName.status, byEmail.status]).toEqual([200, 200])
  expect(await byName.json()).toEqual({ twoFactorRedirect: false })
  expect(signedIn).toEqual([loginId, loginId])
  // Scrypt: a salt and 64 bytes.
  const kept = database.prepare('SELECT password FROM login_credential').get()
  expect(kept).toEqual({ password: expect.stringMatching(/^[0-9a-f]{32}:[0-9a-f]{128}$/) as string })
  const session = await identity.sessionOf(new Headers({ cookie: cookieHeader(byName.headers.getSetCookie()) ?? '' }))
  expect(session?.loginId).toBe(loginId)
  const livesMs = (session?.expiresAt ?? 0) - before
  expect(livesMs).toBeGreaterThanOrEqual(serverLimits.sessionLifetimeMs)
  expect(livesMs).toBeLessThan(serverLimits.sessionLifetimeMs + 60_000)
})

it('[DESIGN 7] the session’s token is only in the cookie', async () => {
  const { identity } = await openTestIdentity()
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
  ['sign-in/username', { username: 'unknown', password: anna.password }],
  ['sign-in/username', { username: 'no spaces', password: anna.password }],
  ['sign-in/username', { username: 'anna.z', password: 'x'.repeat(1000) }],
  ['sign-in/username', { username: 7 }],
  ['sign-in/email', { email: 'anna@example.org', password: 'wrong password here' }],
  ['sign-in/email', { email: 'unknown@example.org', password: anna.password }],
  ['sign-in/email', { email: 'not an e-mail', password: anna.password }],
])('[B9] %s with %o is answered like every other wrong sign-in', async (path, body) => {
  const { identity } = await openTestIdentity()
  await identity.createLogin(anna)
  const answer = await call(identity, path, body)
  expect([answer.status, await answer.json()]).toEqual([401, { error: { code: 'wrong-login' } }])
  expect(answer.headers.getSetCookie()).toEqual([])
})

it('[DESIGN 7] cookies are HttpOnly and SameSite=Lax, and Secure behind TLS', async () => {
  const plain = await openTestIdentity()
  await plain.identity.createLogin(anna)
  const cookies = (await plain.identity.signIn(anna, new Headers()))?.getSetCookie() ?? []
  expect(cookies[0]).toMatch(/^kontor\.session_token=[^;]+; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax$/)
  expect(cookies.filter((cookie) => !/; HttpOnly; SameSite=Lax$/.test(cookie))).toEqual([])
  const behindTls = await openTestIdentity({ publicUrl: 'https://kontor.example.org' })
  await behindTls.identity.createLogin(anna)
  const secure = (await behindTls.identity.signIn(anna, new Headers()))?.getSetCookie() ?? []
  expect(secure.length).toBeGreaterThan(1)
  expect(secure.filter((cookie) => !/^__Secure-kontor\.\w+=.*; Secure/.test(cookie))).toEqual([])
})

it('[DESIGN 7] with a second factor the password alone opens no session and counts as no sign-in', async () => {
  const { identity } = await openTestIdentity()
  const loginId = idOf(await identity.createLogin(anna))
  const cookie = await signIn(identity)
  const enabled = await call(identity, 'two-factor/enable', { password: anna.password }, cookie)
  const { totpURI } = (await enabled.json()) as { totpURI: string }
  expect((await call(identity, 'two-factor/verify-totp', { code: oneTimeCode(totpURI) }, cookie)).status).toBe(200)
  const signedIn: string[] = []
  identity.onSignIn((id) => signedIn.push(id))
  const first = await call(identity, 'sign-in/username', anna)
  expect(await first.json()).toEqual({ twoFactorRedirect: true })
  expect(signedIn).toEqual([])
  expect(await identity.signIn(anna, new Headers())).toBe(null)
  const pending = cookieHeader(first.headers.getSetCookie())
  const wrong = await call(identity, 'two-factor/verify-totp', { code: '000000' }, pending)
  expect([wrong.status, await wrong.json()]).toEqual([401, { error: { code: 'invalid-code' } }])
  const second = await call(identity, 'two-factor/verify-totp', { code: oneTimeCode(totpURI, 1) }, pending)
  expect(second.status).toBe(200)
  expect(signedIn).toEqual([loginId])
  await identity.removeLogin(loginId)
})

it('[DESIGN 7] passwords, addresses and tokens are in no log', async () => {
  const { identity, logged } = await openTestIdentity()
  await identity.createLogin(anna)
  await call(identity, 'sign-in/username', { username: anna.username, password: 'wrong password here' })
  await call(identity, 'sign-in/email', { email: 'someone@example.org', password: 'wrong password here' })
  await call(identity, 'request-password-reset', { email: 'someone@example.org', redirectTo: 'https://evil.example' })
  expect(logged.join()).not.toMatch(/wrong password|someone|evil/)
})
