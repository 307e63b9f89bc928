import { expect, it, onTestFinished } from 'vitest'
import { serverLimits } from '../../limits.ts'
import { openTestApp, registerBy, registrationOf, testOrigin, testPassword } from '../../testing/open-test-app.ts'

const setup = async () => {
  const app = await openTestApp()
  onTestFinished(() => app.close())
  const tokenIn = (url: string | null): string => url?.replace(`${testOrigin}/operator/join/`, '') ?? ''
  const joining = (username: string, changes: object = {}) => ({
    name: `Name of ${username}`,
    email: `${username}@latarnia.example`,
    username,
    password: testPassword,
    ...changes,
  })
  const join = (token: string, body: object, cookie: string | null = null) =>
    app.call(`/api/operator-links/${token}/accept`, { body, cookie })
  const first = async (): Promise<string> => {
    const { cookie } = await join(tokenIn(await app.operatorLinks.first()), joining('damian'))
    if (cookie === null) throw new Error('the first operator has no session')
    // Operators are listed in the order in which they came.
    app.clock.advance(1)
    return cookie
  }
  const invite = async (cookie: string, email: string): Promise<string> => {
    const { body } = await app.call('/api/operator/operators', { cookie, body: { email } })
    return tokenIn((body as { url: string }).url)
  }
  const answers = async (path: string, cookie: string | null) => {
    const { status, body } = await app.call(path, { cookie })
    return { status, body }
  }
  return { app, tokenIn, joining, join, first, invite, answers }
}

const refused = (code: string, facts: object = {}) => ({ error: { code, ...facts } })

it('[DESIGN 11] the printed link makes the first operator, once, and is gone after it', async () => {
  const { app, tokenIn, joining, join, answers } = await setup()
  const token = tokenIn(await app.operatorLinks.first())
  expect(tokenIn(await app.operatorLinks.first())).toBe(token)
  expect(await answers(`/api/operator-links/${token}`, null)).toEqual({
    status: 200,
    body: { email: null, invitedBy: null, expiresAt: null },
  })
  const joined = await Promise.all(['damian', 'iga'].map((username) => join(token, joining(username))))
  expect(joined.map(({ status }) => status).sort()).toEqual([200, 410])
  const cookie = joined.find(({ status }) => status === 200)?.cookie ?? null
  expect((await answers('/api/operator', cookie)).status).toBe(200)
  expect(await app.operatorLinks.first()).toBe(null)
  expect(await answers(`/api/operator-links/${token}`, null)).toEqual({
    status: 410,
    body: refused('operator-link-used'),
  })
  expect(await app.identity.emailHasLogin('iga@latarnia.example')).not.toBe(
    await app.identity.emailHasLogin('damian@latarnia.example'),
  )
})

it('[DESIGN 11] an operator invites another, whose login has the e-mail of the link', async () => {
  const { app, joining, join, first, invite, answers } = await setup()
  const damian = await first()
  const token = await invite(damian, 'Iga@Latarnia.example')
  expect(await answers(`/api/operator-links/${token}`, null)).toEqual({
    status: 200,
    body: {
      email: 'iga@latarnia.example',
      invitedBy: 'Name of damian',
      expiresAt: app.now() + serverLimits.operatorLinkLifetimeMs,
    },
  })
  const { cookie: iga } = await join(token, joining('iga', { email: 'another@example.org' }))
  expect(await answers('/api/operator', iga)).toMatchObject({
    status: 200,
    body: { name: 'Name of iga', username: 'iga', email: 'iga@latarnia.example' },
  })
  expect(await answers('/api/operator/operators', damian)).toMatchObject({
    body: {
      operators: [
        { username: 'damian', addedBy: null },
        { username: 'iga', addedBy: 'Name of damian' },
      ],
      links: [],
    },
  })
})

it('[DESIGN 11] a person with a login becomes an operator by their session', async () => {
  const { app, join, first, invite, answers } = await setup()
  const damian = await first()
  const { cookie: halina } = await registerBy(app, 'halina')
  expect(await answers('/api/operator', halina)).toEqual({ status: 403, body: refused('not-operator') })
  const token = await invite(damian, 'halina@example.org')
  expect((await join(token, {})).status).toBe(401)
  expect((await join(token, {}, halina)).status).toBe(200)
  expect((await answers('/api/operator', halina)).status).toBe(200)
})

it('[DESIGN 11] a link that expired, was replaced or was taken back is dead', async () => {
  const { app, joining, join, first, invite, answers } = await setup()
  const damian = await first()
  const replaced = await invite(damian, 'iga@latarnia.example')
  const withdrawn = await invite(damian, 'iga@latarnia.example')
  expect((await answers(`/api/operator-links/${replaced}`, null)).body).toEqual(refused('operator-link-unknown'))
  await app.call('/api/operator/operators/withdraw', { cookie: damian, body: { email: 'IGA@latarnia.example' } })
  expect(await join(withdrawn, joining('iga'))).toMatchObject({ status: 404, body: refused('operator-link-unknown') })
  const expired = await invite(damian, 'iga@latarnia.example')
  app.clock.advance(serverLimits.operatorLinkLifetimeMs)
  expect(await join(expired, joining('iga'))).toMatchObject({ status: 410, body: refused('operator-link-expired') })
  expect(await app.identity.emailHasLogin('iga@latarnia.example')).toBe(false)
})

it('[DESIGN 11] an operator is removed, their calls with it, and the last one stays', async () => {
  const { app, joining, join, first, invite, answers } = await setup()
  const damian = await first()
  const { cookie: iga } = await join(await invite(damian, 'iga@latarnia.example'), joining('iga'))
  const [one, other] = (await app.operators.list()).map(({ loginId }) => loginId)
  const remove = (loginId: string | undefined, cookie: string) =>
    app.call(`/api/operator/operators/${loginId}`, { method: 'DELETE', cookie })
  expect((await remove(other, damian)).status).toBe(200)
  expect(await answers('/api/operator/organizations', iga)).toEqual({ status: 403, body: refused('not-operator') })
  expect(await remove(other, damian)).toMatchObject({ status: 404, body: refused('operator-unknown') })
  expect(await remove(one, damian)).toMatchObject({ status: 409, body: refused('last-operator') })
})

it('[DESIGN 11] operators see the organisations by their names and numbers', async () => {
  const { app, first, answers } = await setup()
  const damian = await first()
  const mewa = await registerBy(app, 'halina')
  await registerBy(app, 'bozena', {
    profile: 'hospitality',
    legalEntity: { name: 'Hotele Bursztyn S.A.', taxId: '951-000-22-38' },
    accountName: 'Bursztyn',
    unitIdentifier: 'OB 100',
    contractUnits: ['OB 101'],
  })
  expect(await answers('/api/operator/organizations', damian)).toMatchObject({
    status: 200,
    body: {
      organizations: [
        { name: 'Hotele Bursztyn S.A.', profile: 'hospitality', accounts: 1, people: 1, contractUnits: 2 },
        { id: mewa.organizationId, name: 'Mewa Telekom sp. z o.o.', profile: 'telecom', contractUnits: 0 },
      ],
    },
  })
  expect(await answers(`/api/operator/organizations/${mewa.organizationId}`, damian)).toMatchObject({
    status: 200,
    body: {
      legalEntity: { taxId: '583-000-41-36' },
      primary: { name: 'Name of halina', username: 'halina' },
      accounts: [{ id: mewa.accountId, name: 'Mewa Telekom', kind: 'main', people: 1 }],
      people: 1,
      administrators: 1,
    },
  })
  for (const id of ['unknown-0001', '..', 'x'])
    expect(await answers(`/api/operator/organizations/${id}`, damian)).toMatchObject({ status: 404 })
})

it.each([
  '/api/operator',
  '/api/operator/operators',
  '/api/operator/organizations',
  '/api/operator/organizations/mewa-0001',
  '/api/operator/health',
])('[DESIGN 11] %s is for operators alone', async (path) => {
  const { app, first, answers } = await setup()
  await first()
  const { cookie: halina } = await registerBy(app, 'halina')
  expect(await answers(path, null)).toEqual({ status: 401, body: refused('no-session') })
  expect(await answers(path, halina)).toEqual({ status: 403, body: refused('not-operator') })
})

it('[DESIGN 11] [F11] a weak password and names that are in use are refused, and the link lives on', async () => {
  const { app, tokenIn, joining, join } = await setup()
  await app.call('/api/organizations', { body: registrationOf('halina') })
  const token = tokenIn(await app.operatorLinks.first())
  expect((await join(token, joining('damian', { password: 'password1234' }))).status).toBe(400)
  expect(await join(token, joining('halina'))).toMatchObject({ status: 409, body: refused('username-in-use') })
  expect(await join(token, joining('damian', { email: undefined }))).toMatchObject({
    status: 400,
    body: refused('invalid-arguments', { issues: [{ path: 'email', reason: 'missing' }] }),
  })
  expect((await join(token, joining('damian'))).status).toBe(200)
})
