import { expect, it } from 'vitest'
import { emptyPostgres } from '../testing/test-postgres.ts'
import { anna, call, idOf, openTestIdentity, sessionId, signIn } from '../testing/open-test-identity.ts'
import { oneTimeCode } from '../testing/one-time-code.ts'
import { serverLimits } from '../limits.ts'
import { unlimited } from '../rate-limit/rate-limiter.ts'
import { rateRules } from '../rate-limit/rate-rules.ts'
import { sharedRateLimiter } from '../store/shared-rate-limiter.ts'
import { clientAddressHeader } from './client-address-header.ts'
import { cookieHeader } from './cookie-header.ts'

const open = emptyPostgres()
const setup = async () => {
  const test = await openTestIdentity({ postgres: await open() })
  return { ...test, loginId: idOf(await test.identity.createLogin(anna)) }
}

it('[DESIGN 14] [B10] people sign in by user name and e-mail, and a second server has their sessions', async () => {
  const postgres = await open()
  const [one, other] = [await openTestIdentity({ postgres }), await openTestIdentity({ postgres })]
  const loginId = idOf(await one.identity.createLogin(anna))
  const byEmail = await call(one.identity, 'sign-in/email', { email: anna.email, password: anna.password })
  expect(byEmail.status).toBe(200)
  const cookie = await signIn(one.identity)
  expect(await other.identity.sessionOf(new Headers({ cookie }))).toMatchObject({ loginId })
  await call(other.identity, 'sign-out', {}, cookie)
  expect(await one.identity.sessionOf(new Headers({ cookie }))).toBe(null)
})

it('[DESIGN 14] [B4] of two logins with one user name or e-mail at the same moment, one is created', async () => {
  const { identity } = await openTestIdentity({ postgres: await open() })
  const results = await Promise.all([identity.createLogin(anna), identity.createLogin(anna)])
  expect(results.filter((result) => 'refused' in result)).toEqual([{ refused: 'email-in-use' }])
})

it('[DESIGN 14] [B10] a code of an authenticator app works once', async () => {
  const { identity } = await setup()
  const cookie = await signIn(identity)
  const enabled = await call(identity, 'two-factor/enable', { password: anna.password }, cookie)
  const { totpURI } = (await enabled.json()) as { totpURI: string }
  const code = oneTimeCode(totpURI)
  const first = await call(identity, 'two-factor/verify-totp', { code }, cookie)
  const again = await call(identity, 'two-factor/verify-totp', { code }, await signIn(identity).catch(() => cookie))
  expect([first.status, again.status]).toEqual([200, 401])
})

it('[DESIGN 14] [B10] a link for a new password works once and ends all sessions', async () => {
  const { identity, resets } = await setup()
  const cookie = await signIn(identity)
  await call(identity, 'request-password-reset', { email: anna.email })
  while (resets.length === 0) await new Promise((resolve) => setImmediate(resolve))
  const token = resets[0]?.token ?? ''
  expect(await identity.passwordLinkState(token)).toBe('open')
  const body = { token, newPassword: 'another horse battery' }
  const answers = [await call(identity, 'reset-password', body), await call(identity, 'reset-password', body)]
  expect(answers.map(({ status }) => status)).toEqual([200, 404])
  expect(await identity.sessionOf(new Headers({ cookie }))).toBe(null)
  expect(await identity.signIn({ ...anna, password: body.newPassword }, new Headers())).not.toBe(null)
})

it('[DESIGN 14] of two uses at one moment at two servers, of a code, a recovery code and a link, one succeeds', async () => {
  const postgres = await open()
  const servers = [await openTestIdentity({ postgres }), await openTestIdentity({ postgres })]
  const [first = await setup()] = servers
  await first.identity.createLogin(anna)
  const cookie = await signIn(first.identity)
  const enabled = await call(first.identity, 'two-factor/enable', { password: anna.password }, cookie)
  const { totpURI, backupCodes } = (await enabled.json()) as { totpURI: string; backupCodes: string[] }
  await call(first.identity, 'two-factor/verify-totp', { code: oneTimeCode(totpURI, -1) }, cookie)
  const begun = async () => cookieHeader((await call(first.identity, 'sign-in/username', anna)).headers.getSetCookie())
  const atBoth = async (path: string, body: object, begin: () => Promise<string | null>) => {
    const pending = [await begin(), await begin()]
    const answers = servers.map(({ identity }, at) => call(identity, path, body, pending[at]))
    return (await Promise.all(answers)).map(({ status }) => status).sort()
  }
  expect(await atBoth('two-factor/verify-totp', { code: oneTimeCode(totpURI) }, begun)).toEqual([200, 401])
  expect(await atBoth('two-factor/verify-backup-code', { code: backupCodes[0] }, begun)).toEqual([200, 401])
  await call(first.identity, 'request-password-reset', { email: anna.email })
  while (first.resets.length === 0) await new Promise((resolve) => setImmediate(resolve))
  const body = { token: first.resets[0]?.token ?? '', newPassword: 'another horse battery' }
  expect(await atBoth('reset-password', body, () => Promise.resolve(null))).toEqual([200, 404])
})

it('[DESIGN 14] [S11] wrong passwords at two servers count together', async () => {
  const database = await open()
  const newServer = () =>
    openTestIdentity({
      postgres: database,
      limiter: sharedRateLimiter({ database, local: unlimited, now: () => 0 }),
    })
  const servers = [await newServer(), await newServer()]
  await servers[0]?.identity.createLogin(anna)
  const statuses = new Map<number, number>()
  for (let at = 0; at <= rateRules.wrongPassword.max; at += 1) {
    const { identity } = servers[at % 2] ?? (await newServer())
    const headers = { [clientAddressHeader]: `192.0.2.${at}` }
    const { status } = await call(identity, 'sign-in/username', { ...anna, password: `wrong ${at}` }, null, headers)
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
  }
  expect([...statuses]).toEqual([
    [401, rateRules.wrongPassword.max],
    [429, 1],
  ])
})

it('[DESIGN 14] a login in the making at another server survives a start; one that a crash left does not', async () => {
  const postgres = await open()
  const { identity } = await openTestIdentity({ postgres })
  const loginId = idOf(await identity.createLogin(anna))
  await postgres.pool.query('delete from login_credential')
  await openTestIdentity({ postgres })
  expect(await identity.login(loginId)).not.toBe(null)
  await postgres.pool.query(
    `update login set "createdAt" = now() - interval '${serverLimits.unfinishedLoginLifetimeMs} ms'`,
  )
  await openTestIdentity({ postgres })
  expect(await identity.login(loginId)).toBe(null)
})

it('[DESIGN 14] [B13] sessions are listed and ended, and what is left over is removed at the next start', async () => {
  const { identity, loginId } = await setup()
  const [first, second] = [await signIn(identity), await signIn(identity)]
  const ids = (await identity.sessionsOf(loginId)).map(({ id }) => id as string)
  expect(ids.sort()).toEqual([await sessionId(identity, first), await sessionId(identity, second)].sort())
  const ended: string[] = []
  identity.onSessionEnded((id) => ended.push(id))
  await identity.endSessions(loginId, { sessionId: null, before: Date.now() + 1 })
  expect([ended.sort(), await identity.sessionsOf(loginId)]).toEqual([ids, []])
  await identity.removeLogin(loginId)
  expect(await identity.login(loginId)).toBe(null)
})
