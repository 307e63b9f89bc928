import { expect, it } from 'vitest'
import { serverLimits } from '../limits.ts'
import { anna, call, idOf, openTestIdentity, sessionId, signIn } from '../testing/open-test-identity.ts'

it('[DESIGN 7] changing the password ends the other sessions and keeps the present one', async () => {
  const { identity } = await openTestIdentity()
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
  const { identity } = await openTestIdentity()
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
  const longest = `${'🐦🐱🐶🦊🐻🐼🐨🐯'.repeat(8)}${'zupełnie nowe hasło, '.repeat(3)}x`
  expect([...longest]).toHaveLength(128)
  expect((await change(anna.password, longest))[0]).toBe(200)
})

it('[DESIGN 7] a forgotten password is replaced by mail, in the requested language, and every session ends', async () => {
  const { identity, resets, database } = await openTestIdentity()
  const loginId = idOf(await identity.createLogin(anna))
  const cookie = await signIn(identity)
  const answer = await call(identity, 'request-password-reset', { email: anna.email }, null, {
    'accept-language': 'en',
  })
  expect(answer.status).toBe(200)
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

it('[S11] the link for a new password works until it expires', async () => {
  const { identity, resets, database } = await openTestIdentity()
  await identity.createLogin(anna)
  const links = `WHERE identifier LIKE 'reset-password:%'`
  const statusAfter = async (ms: number) => {
    await call(identity, 'request-password-reset', { email: anna.email })
    const until = database.prepare(`SELECT expiresAt FROM login_verification ${links} ORDER BY rowid DESC`).get()
    const livesMs = Date.parse(String(until?.['expiresAt'])) - Date.now()
    expect(livesMs).toBeGreaterThan(serverLimits.passwordResetLifetimeMs - 60_000)
    expect(livesMs).toBeLessThanOrEqual(serverLimits.passwordResetLifetimeMs)
    const requestedAt = new Date(Date.now() + serverLimits.passwordResetLifetimeMs - ms).toISOString()
    database.exec(`UPDATE login_verification SET expiresAt = '${requestedAt}' ${links}`)
    const body = { token: resets.at(-1)?.token, newPassword: 'another long password' }
    return (await call(identity, 'reset-password', body)).status
  }
  expect(await statusAfter(serverLimits.passwordResetLifetimeMs - 60_000)).toBe(200)
  expect(await statusAfter(serverLimits.passwordResetLifetimeMs)).toBe(404)
})

it('[B9] a request for a new password does not reveal whether the address has a login', async () => {
  const { identity, resets } = await openTestIdentity()
  await identity.createLogin(anna)
  const [known, unknown] = await Promise.all(
    ['anna@example.org', 'unknown@example.org'].map(async (email) => {
      const answer = await call(identity, 'request-password-reset', { email })
      return [answer.status, await answer.json()]
    }),
  )
  expect(known).toEqual(unknown)
  expect(resets.map(({ login }) => login?.username ?? null).sort()).toEqual(['anna.z', null])
})

it('[B9] a request for a new password writes as much for an address without a login as for one with a login', async () => {
  const { database, identity, resets } = await openTestIdentity()
  await identity.createLogin(anna)
  const written = async (email: string) => {
    const changes = () => Number(database.prepare('SELECT total_changes() AS made').get()?.['made'])
    const [madeBefore, resetsBefore] = [changes(), resets.length]
    await call(identity, 'request-password-reset', { email })
    const rows = database.prepare('SELECT * FROM login_verification ORDER BY rowid DESC LIMIT 2').all()
    const lengths = rows.map((row) => Object.entries(row).map(([column, value]) => [column, String(value).length]))
    return { rows: changes() - madeBefore, mails: resets.length - resetsBefore, lengths }
  }
  const known = await written('anna@example.org')
  expect(known).toMatchObject({ rows: 2, mails: 1 })
  expect(await written('unknown@example.org')).toEqual(known)
})

it('[B9] a wrong sign-in costs one password’s hash, whichever name is used', async () => {
  const worked: string[] = []
  const work = <T>(kind: string, result: T) => {
    worked.push(kind)
    return Promise.resolve(result)
  }
  const hashing = { hash: () => work('hash', 'hashed'), verify: () => work('hash', false) }
  const { identity } = await openTestIdentity({ passwordHashing: hashing })
  await identity.createLogin(anna)
  worked.length = 0
  const password = 'wrong password here'
  for (const body of [{ username: 'anna.z' }, { username: 'unknown' }, { username: 'UNKNOWN' }])
    await call(identity, 'sign-in/username', { ...body, password })
  for (const email of ['anna@example.org', 'unknown@example.org'])
    await call(identity, 'sign-in/email', { email, password })
  expect(worked).toEqual(Array.from({ length: 5 }, () => 'hash'))
})
