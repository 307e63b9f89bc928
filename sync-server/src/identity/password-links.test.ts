import { expect, it } from 'vitest'
import { serverLimits } from '../limits.ts'
import { createRateLimiter } from '../rate-limit/rate-limiter.ts'
import { rateRules } from '../rate-limit/rate-rules.ts'
import { anna, call, openTestIdentity, signIn } from '../testing/open-test-identity.ts'
import { oneTimeCode } from '../testing/one-time-code.ts'
import { clientAddressHeader } from './client-address-header.ts'
import { cookieHeader } from './cookie-header.ts'

const newPassword = 'another long password'
const setup = async () => {
  const opened = await openTestIdentity()
  await opened.identity.createLogin(anna)
  const { identity, resets } = opened
  const ask = async () => {
    await call(identity, 'request-password-reset', { email: anna.email })
    return resets.at(-1)?.token ?? ''
  }
  const use = async (token: string, password = newPassword) =>
    (await call(identity, 'reset-password', { token, newPassword: password })).status
  return { ...opened, ask, use }
}

it('[F2] changing the password makes every earlier link void', async () => {
  const { identity, ask, use } = await setup()
  const tokens = [await ask(), await ask()]
  const cookie = await signIn(identity)
  const body = { currentPassword: anna.password, newPassword }
  expect((await call(identity, 'change-password', body, cookie)).status).toBe(200)
  expect([await use(tokens[0] ?? ''), await use(tokens[1] ?? '')]).toEqual([404, 404])
  expect(await use(await ask(), 'a third long password')).toBe(200)
})

it('[F2] a used link makes its siblings void, also those used at the same moment', async () => {
  const { ask, use } = await setup()
  const tokens = [await ask(), await ask(), await ask()]
  expect(await use(tokens[1] ?? '')).toBe(200)
  expect([await use(tokens[0] ?? ''), await use(tokens[2] ?? '')]).toEqual([404, 404])
  const [one, other] = [await ask(), await ask()]
  const both = await Promise.all([use(one, 'first of two passwords'), use(other, 'second of two passwords')])
  expect(both.sort()).toEqual([200, 404])
})

it('[C] a void link has a reason: used, replaced by another change, expired, or unknown', async () => {
  const { identity, database, ask, use } = await setup()
  const states = (...tokens: readonly string[]) => Promise.all(tokens.map((token) => identity.passwordLinkState(token)))
  const tokens = [await ask(), await ask()] as const
  expect(await states(...tokens, 'never-made')).toEqual(['open', 'open', 'unknown'])
  expect(await use(tokens[1])).toBe(200)
  expect(await states(...tokens)).toEqual(['replaced', 'used'])
  const [late, later] = [await ask(), await ask()]
  const cookie = await signIn(identity, { ...anna, password: newPassword })
  const body = { currentPassword: newPassword, newPassword: 'a third long password' }
  expect((await call(identity, 'change-password', body, cookie)).status).toBe(200)
  expect(await states(late, later, tokens[1])).toEqual(['replaced', 'replaced', 'used'])
  const slow = await ask()
  const anHourAgo = new Date(Date.now() - serverLimits.passwordResetLifetimeMs).toISOString()
  database.prepare("update login_verification set createdAt = ? where value like 'open %'").run(anHourAgo)
  expect(await states(slow)).toEqual(['expired'])
})

it('[C] [S11] a void link is remembered for a time, and a link that no one receives is written like any other', async () => {
  const { identity, database, ask, resets } = await setup()
  await ask()
  await call(identity, 'request-password-reset', { email: 'unknown@example.org' })
  const rows = database.prepare("select expiresAt from login_verification where value like 'open %'").all()
  expect([rows.length, resets.length]).toEqual([2, 2])
  for (const { expiresAt } of rows) {
    const livesMs = Date.parse(String(expiresAt)) - Date.now()
    expect(livesMs).toBeGreaterThan(serverLimits.deadPasswordLinksKeptMs - 60_000)
    expect(livesMs).toBeLessThanOrEqual(serverLimits.deadPasswordLinksKeptMs)
  }
})

it('[F2] a link of another login stays valid', async () => {
  const { identity, resets, ask, use } = await setup()
  await identity.createLogin({ ...anna, username: 'jan.k', email: 'jan@example.org' })
  await call(identity, 'request-password-reset', { email: 'jan@example.org' })
  const jans = resets.at(-1)?.token ?? ''
  expect(await use(await ask())).toBe(200)
  expect(await use(jans)).toBe(200)
})

it('[F2] a browser that skips the code is forgotten with the old password, and so is a sign-in that waits for one', async () => {
  const { identity, ask, use } = await setup()
  const cookie = await signIn(identity)
  const enabled = await call(identity, 'two-factor/enable', { password: anna.password }, cookie)
  const { totpURI } = (await enabled.json()) as { totpURI: string }
  await call(identity, 'two-factor/verify-totp', { code: oneTimeCode(totpURI, -1) }, cookie)
  const begin = (password: string, trusted: string | null = null) =>
    call(identity, 'sign-in/username', { username: anna.username, password }, trusted)
  const pending = async () => cookieHeader((await begin(anna.password)).headers.getSetCookie())
  const trust = { code: oneTimeCode(totpURI), trustDevice: true }
  const trusting = await call(identity, 'two-factor/verify-totp', trust, await pending())
  const trusted = cookieHeader(trusting.headers.getSetCookie().filter((line) => line.includes('trust_device')))
  expect(await (await begin(anna.password, trusted)).json()).toEqual({ twoFactorRedirect: false })
  const retrust = { code: oneTimeCode(totpURI, 1), trustDevice: true }
  const again = await call(identity, 'two-factor/verify-totp', retrust, await pending())
  const fresh = cookieHeader(again.headers.getSetCookie().filter((line) => line.includes('trust_device')))
  const waiting = await pending()
  expect(await use(await ask())).toBe(200)
  expect(await (await begin(newPassword, fresh)).json()).toEqual({ twoFactorRedirect: true })
  const late = await call(identity, 'two-factor/verify-backup-code', { code: 'aaaaa-bbbbb' }, waiting)
  expect([late.status, await late.json()]).toEqual([401, { error: { code: 'invalid-two-factor-cookie' } }])
})

it('[F2] a browser that signed in with the old password is counted as unknown after a change', async () => {
  const limiter = createRateLimiter(() => 0)
  const { identity } = await openTestIdentity({ limiter })
  await identity.createLogin(anna)
  let address = 0
  const attempt = (password: string, cookie: string | null) => {
    address += 1
    return call(identity, 'sign-in/username', { username: anna.username, password }, cookie, {
      [clientAddressHeader]: `192.0.2.${address}`,
    })
  }
  const old = cookieHeader((await attempt(anna.password, null)).headers.getSetCookie())
  const body = { currentPassword: anna.password, newPassword }
  const changed = await call(identity, 'change-password', body, await signIn(identity))
  const here = cookieHeader(changed.headers.getSetCookie())
  for (let at = 0; at < rateRules.wrongPassword.max; at += 1) await attempt('wrong password here', null)
  expect([(await attempt(newPassword, old)).status, (await attempt(newPassword, here)).status]).toEqual([429, 200])
})

it('[D] a person may keep the other sessions when changing the password', async () => {
  const { identity } = await setup()
  const [here, there] = [await signIn(identity), await signIn(identity)]
  const body = { currentPassword: anna.password, newPassword, revokeOtherSessions: false }
  expect((await call(identity, 'change-password', body, here)).status).toBe(200)
  expect(await identity.sessionOf(new Headers({ cookie: there }))).not.toBe(null)
})

it('[F1] a session’s guesses of its login’s password are bounded over all calls together', async () => {
  let address = 0
  const { identity } = await openTestIdentity({ limiter: createRateLimiter(() => 0) })
  await identity.createLogin(anna)
  const cookie = await signIn(identity)
  const guess = async (path: string, body: object) => {
    address += 1
    return (await call(identity, path, body, cookie, { [clientAddressHeader]: `198.51.100.${address}` })).status
  }
  const change = { currentPassword: 'wrong password here', newPassword }
  for (let at = 0; at < rateRules.wrongPassword.max / 2; at += 1) {
    expect(await guess('change-password', change)).toBe(403)
    expect(await guess('two-factor/enable', { password: 'wrong password here' })).toBe(403)
  }
  expect(await guess('two-factor/enable', { password: anna.password })).toBe(429)
})
