import { expect, it } from 'vitest'
import { serverLimits } from '../limits.ts'
import { anna, call, openTestIdentity, sessionId, signIn } from '../testing/open-test-identity.ts'
import { oneTimeCode } from '../testing/one-time-code.ts'
import { cookieHeader } from './cookie-header.ts'
import type { Identity } from './identity.ts'

const setup = async () => {
  const opened = await openTestIdentity()
  const { identity } = opened
  await identity.createLogin(anna)
  const cookie = await signIn(identity)
  const enabled = await call(identity, 'two-factor/enable', { password: anna.password }, cookie)
  const { totpURI, backupCodes } = (await enabled.json()) as { totpURI: string; backupCodes: string[] }
  return { ...opened, cookie, totpURI, backupCodes }
}
const begin = async (identity: Identity) =>
  cookieHeader((await call(identity, 'sign-in/username', anna)).headers.getSetCookie())
const verify = (identity: Identity, code: string, cookie: string | null) =>
  call(identity, 'two-factor/verify-totp', { code }, cookie)

it('[ISSUE 8 C] the same code of an authenticator app signs in once', async () => {
  const { identity, cookie, totpURI } = await setup()
  expect((await verify(identity, oneTimeCode(totpURI, -1), cookie)).status).toBe(200)
  const code = oneTimeCode(totpURI)
  expect((await verify(identity, code, await begin(identity))).status).toBe(200)
  const again = await verify(identity, code, await begin(identity))
  expect([again.status, await again.json()]).toEqual([401, { error: { code: 'code-already-used' } }])
  expect(again.headers.getSetCookie().join()).not.toContain('session_token=')
  expect((await verify(identity, oneTimeCode(totpURI, 1), await begin(identity))).status).toBe(200)
})

it('[ISSUE 8 C] of two sign-ins with one code at the same moment, one succeeds', async () => {
  const { identity, cookie, totpURI } = await setup()
  await verify(identity, oneTimeCode(totpURI, -1), cookie)
  const begun = [await begin(identity), await begin(identity)]
  const answers = await Promise.all(begun.map((pending) => verify(identity, oneTimeCode(totpURI), pending)))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401])
})

it('[ISSUE 8 C] the code that set up the second factor does not sign in afterwards', async () => {
  const { identity, cookie, totpURI } = await setup()
  const code = oneTimeCode(totpURI)
  expect((await verify(identity, code, cookie)).status).toBe(200)
  expect((await verify(identity, code, await begin(identity))).status).toBe(401)
})

it('[S11] a used code is remembered for longer than it would be accepted, and then forgotten', async () => {
  const { identity, database, cookie, totpURI } = await setup()
  await verify(identity, oneTimeCode(totpURI, -1), cookie)
  const rows = () => database.prepare('SELECT expiresAt FROM login_used_code').all()
  const livesMs = Date.parse(String(rows()[0]?.['expiresAt'])) - Date.now()
  expect(livesMs).toBeGreaterThan(90_000)
  expect(livesMs).toBeLessThanOrEqual(serverLimits.usedCodeLifetimeMs)
  database.exec(`UPDATE login_used_code SET expiresAt = '2026-01-01T00:00:00.000Z'`)
  await verify(identity, oneTimeCode(totpURI), cookie)
  expect(rows()).toHaveLength(1)
})

it('[ISSUE 8 C] a wrong code is wrong every time, not used', async () => {
  const { identity, cookie, totpURI } = await setup()
  await verify(identity, oneTimeCode(totpURI, -1), cookie)
  const pending = await begin(identity)
  for (let at = 0; at < 2; at += 1) {
    const answer = await verify(identity, '000000', pending)
    expect([answer.status, await answer.json()]).toEqual([401, { error: { code: 'invalid-code' } }])
  }
})

it('[ISSUE 8 D] a recovery code signs in once, without an authenticator app', async () => {
  const { identity, cookie, totpURI, backupCodes } = await setup()
  expect(backupCodes).toHaveLength(10)
  await verify(identity, oneTimeCode(totpURI), cookie)
  const [code = ''] = backupCodes
  const use = async () => call(identity, 'two-factor/verify-backup-code', { code }, await begin(identity))
  const first = await use()
  expect([first.status, await first.json()]).toEqual([200, { twoFactorRedirect: false }])
  expect(first.headers.getSetCookie().join()).toContain('session_token=')
  const second = await use()
  expect([second.status, await second.json()]).toEqual([401, { error: { code: 'invalid-backup-code' } }])
})

it('[ISSUE 8 D] turning the second factor on or off keeps the session, so its sockets stay open', async () => {
  const { identity, cookie, totpURI } = await setup()
  const id = await sessionId(identity, cookie)
  const ended: string[] = []
  identity.onSessionEnded((session) => ended.push(session))
  const on = await verify(identity, oneTimeCode(totpURI), cookie)
  expect(on.headers.getSetCookie().join()).not.toContain('session_token=')
  const off = await call(identity, 'two-factor/disable', { password: anna.password }, cookie)
  expect([on.status, off.status]).toEqual([200, 200])
  expect(ended).not.toContain(id)
  expect(await sessionId(identity, cookie)).toBe(id)
  expect(
    await identity.sessionsOf((await identity.sessionOf(new Headers({ cookie })))?.loginId ?? ('' as never)),
  ).toHaveLength(1)
})
