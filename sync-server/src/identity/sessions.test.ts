import { expect, it } from 'vitest'
import { serverLimits } from '../limits.ts'
import { anna, call, openTestIdentity, origin, sessionId, signIn } from '../testing/open-test-identity.ts'

it('[DESIGN 7] signing out ends the session at once, and is announced', async () => {
  const { identity } = await openTestIdentity()
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
  const { identity } = await openTestIdentity()
  await identity.createLogin(anna)
  const cookie = await signIn(identity)
  const headers = { cookie, 'content-type': 'application/json' }
  await identity.handle(new Request(`${origin}/api/auth/sign-out`, { method: 'POST', headers }))
  expect(await identity.sessionOf(new Headers({ cookie }))).toBe(null)
})

it('[DESIGN 7] sessions are listed, and one of them can be revoked from another', async () => {
  const { identity } = await openTestIdentity()
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

it('[DESIGN 7] a session in use is extended once a day', async () => {
  const { identity, database } = await openTestIdentity()
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

it('[DESIGN 7] an expired session is not valid, and checking a session does not extend it', async () => {
  const { identity, database } = await openTestIdentity()
  await identity.createLogin(anna)
  const cookie = await signIn(identity)
  const id = await sessionId(identity, cookie)
  database.exec(`UPDATE login_session SET expiresAt = '2026-01-01T00:00:00.000Z'`)
  expect(await identity.sessionLives(id)).toBe(false)
  expect(await identity.sessionOf(new Headers({ cookie }))).toBe(null)
})

it.each(['', 'kontor.session_token=abc', 'kontor.session_token=abc.def', 'kontor.session_token=%FF; x'])(
  '[DESIGN 7] the cookie "%s" has no session',
  async (cookie) => {
    const { identity } = await openTestIdentity()
    expect(await identity.sessionOf(new Headers({ cookie }))).toBe(null)
  },
)

it('[DESIGN 7] expired sessions are removed at the next start, and the others stay', async () => {
  const { identity, database } = await openTestIdentity()
  await identity.createLogin(anna)
  const [old, young] = [await signIn(identity), await signIn(identity)]
  const oldId = await sessionId(identity, old)
  database.prepare('UPDATE login_session SET expiresAt = ? WHERE id = ?').run('2026-01-01T00:00:00.000Z', oldId)
  const { identity: restarted } = await openTestIdentity({ database })
  expect(database.prepare('SELECT count(*) AS held FROM login_session').get()).toEqual({ held: 1 })
  expect(await restarted.sessionOf(new Headers({ cookie: young }))).not.toBe(null)
})
