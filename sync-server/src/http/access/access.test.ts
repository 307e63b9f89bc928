import { afterEach, expect, it } from 'vitest'
import { joinAs, openTestApp, registerBy, type TestApp } from '../../testing/open-test-app.ts'

let app: TestApp
afterEach(() => app.close())

const setup = async () => {
  app = await openTestApp()
  return registerBy(app, 'halina', { unitIdentifier: 'PT 1' })
}

it('[DESIGN 4] the owner reaches the main account as administrator, with every right', async () => {
  const owner = await setup()
  const answer = await app.call('/api/access', { cookie: owner.cookie })
  expect(answer.status).toBe(200)
  expect(answer.body).toMatchObject({
    login: { name: 'Name of halina', username: 'halina', email: 'halina@example.org' },
    organizations: [
      {
        id: owner.organizationId,
        profile: 'telecom',
        directory: 'write',
        member: { primary: true, admin: true },
        accounts: [{ id: owner.accountId, reason: 'administrator' }],
      },
    ],
  })
})

it('[DESIGN 4] nothing about other people is in it', async () => {
  const owner = await setup()
  const cookie = await joinAs(app, owner, 'zofia', { rights: ['mail'] })
  const answer = await app.call('/api/access', { cookie })
  expect(answer.body).toMatchObject({ organizations: [{ directory: 'none', accounts: [{ rights: ['mail'] }] }] })
  expect(JSON.stringify(answer.body)).not.toContain('halina')
})

it('[DESIGN 7] without a session the answer is 401', async () => {
  await setup()
  const answer = await app.call('/api/access')
  expect([answer.status, answer.body]).toEqual([401, { error: { code: 'no-session' } }])
})

it('[B13] a removed login has no session', async () => {
  const owner = await setup()
  const { body } = await app.call('/api/access', { cookie: owner.cookie })
  const { login } = body as { login: { id: string } }
  await app.identity.removeLogin(login.id as never)
  expect((await app.call('/api/access', { cookie: owner.cookie })).status).toBe(401)
})

it('[DESIGN 7] a session that is due is extended, its cookie too', async () => {
  const owner = await setup()
  expect((await app.call('/api/access', { cookie: owner.cookie })).cookie).toBe(null)
  const soon = new Date(Date.now() + 24 * 60 * 60 * 1000).toISOString()
  app.database.exec(`UPDATE login_session SET expiresAt = '${soon}'`)
  const answer = await app.call('/api/access', { cookie: owner.cookie })
  expect(answer.headers.getSetCookie().join()).toContain('Max-Age=1209600')
})
