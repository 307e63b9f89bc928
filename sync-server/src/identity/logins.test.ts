import { LoginIdSchema } from '@kontor/domain'
import * as v from 'valibot'
import { expect, it } from 'vitest'
import { anna, call, idOf, openTestIdentity, origin, sessionId, signIn } from '../testing/open-test-identity.ts'

it('[B4] a login is created by the server and found again, with an id that records accept', async () => {
  const { identity } = await openTestIdentity()
  const loginId = idOf(await identity.createLogin(anna))
  expect(v.is(LoginIdSchema, loginId)).toBe(true)
  expect(await identity.login(loginId)).toEqual({
    id: loginId,
    name: 'Anna Żółć',
    username: 'anna.z',
    email: 'anna@example.org',
  })
})

it('[B4] no visitor can create a login by themselves', async () => {
  const { identity } = await openTestIdentity()
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
])('[B14] %s %s is not open, so only the operator changes a login', async (method, path) => {
  const { identity } = await openTestIdentity()
  const answer = await identity.handle(new Request(`${origin}/api/auth/${path}`, { method }))
  expect([answer.status, await answer.json()]).toEqual([404, { error: { code: 'not-found' } }])
})

it('[A12] an e-mail that is in use is refused, whatever its case', async () => {
  const { identity } = await openTestIdentity()
  await identity.createLogin(anna)
  expect(await identity.createLogin({ ...anna, username: 'anna.2', email: 'ANNA@Example.org' })).toEqual({
    refused: 'email-in-use',
  })
})

it('[B4] a user name that is in use is refused', async () => {
  const { identity } = await openTestIdentity()
  await identity.createLogin(anna)
  expect(await identity.createLogin({ ...anna, email: 'other@example.org' })).toEqual({ refused: 'username-in-use' })
})

it('[B4] of two parallel requests for the same login, one is refused', async () => {
  const { identity } = await openTestIdentity()
  const results = await Promise.all([identity.createLogin(anna), identity.createLogin(anna)])
  expect(results.filter((result) => 'loginId' in result)).toHaveLength(1)
  expect(results.filter((result) => 'refused' in result)).toHaveLength(1)
})

it('[B4] user names and e-mails at the edge of the rules can become logins', async () => {
  const { identity } = await openTestIdentity()
  const names = ['a.b-c_d', '0-0', `a${'b'.repeat(63)}`]
  for (const [at, username] of names.entries()) {
    const email = [`o'neil+tag_${at}@sub-domain.example.org`, `${'x'.repeat(242)}@example.org`, `-@e.co`][at] ?? ''
    const loginId = idOf(await identity.createLogin({ name: '🐦 اسم', username, email, password: anna.password }))
    expect(await identity.findLogin({ username, email })).toBe(loginId)
    expect((await call(identity, 'sign-in/email', { email, password: anna.password })).status).toBe(200)
  }
})

it('[B9] a login is found only when user name and e-mail both name it', async () => {
  const { identity } = await openTestIdentity()
  const loginId = idOf(await identity.createLogin(anna))
  await identity.createLogin({ ...anna, username: 'jan.k', email: 'jan@example.org' })
  expect(await identity.findLogin({ username: 'anna.z', email: 'ANNA@example.org' })).toBe(loginId)
  expect(await identity.findLogin({ username: 'anna.z', email: 'jan@example.org' })).toBe(null)
  expect(await identity.findLogin({ username: 'unknown', email: 'anna@example.org' })).toBe(null)
})

it('[B13] removing a login ends its sessions and frees its names', async () => {
  const { identity } = await openTestIdentity()
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

it('[DESIGN 7] a login without a known password opens no session', async () => {
  const { identity, database } = await openTestIdentity()
  await identity.createLogin({ ...anna, password: null })
  expect(await identity.signIn({ username: anna.username, password: '' }, new Headers())).toBe(null)
  expect(database.prepare('SELECT password IS NOT NULL AS held FROM login_credential').get()).toEqual({ held: 1 })
})

it('[DESIGN 7] the names of a login that a crash left half created are free after the next start', async () => {
  const { identity, database } = await openTestIdentity()
  await identity.createLogin(anna)
  await identity.createLogin({ ...anna, username: 'jan.k', email: 'jan@example.org' })
  database.exec(`DELETE FROM login_credential WHERE userId = (SELECT id FROM login WHERE username = 'anna.z')`)
  const { identity: restarted } = await openTestIdentity({ database })
  expect('loginId' in (await restarted.createLogin(anna))).toBe(true)
  expect(await restarted.emailHasLogin('jan@example.org')).toBe(true)
})
