import { limits } from '@kontor/domain'
import { afterEach, expect, it } from 'vitest'
import {
  invite,
  joinAs,
  linkToken,
  mailedLink,
  openTestApp,
  registerBy,
  testPassword,
  type TestApp,
  type TestOwner,
} from '../../testing/open-test-app.ts'

let app: TestApp
afterEach(() => app.close())

const setup = async () => {
  app = await openTestApp()
  const owner = await registerBy(app, 'halina')
  const invitationId = await invite(app, owner, 'zofia', { rights: ['mail'] })
  return { owner, invitationId, token: await linkToken(app, owner, invitationId) }
}
const accept = (token: string, body: unknown, cookie: string | null = null) =>
  app.call(`/api/invitations/${token}/accept`, { body, cookie })
const zofia = { username: 'zofia.k', password: testPassword }
const code = ({ status, body }: { status: number; body: unknown }) => [
  status,
  (body as { error: { code: string } }).error.code,
]

it('[B4] the link shows who invites to what, before the person decides', async () => {
  const { token } = await setup()
  const answer = await app.call(`/api/invitations/${token}`)
  expect([answer.status, answer.body]).toEqual([
    200,
    {
      organizationName: 'Mewa Telekom sp. z o.o.',
      profile: 'telecom',
      accountName: 'Mewa Telekom',
      name: 'Name of zofia',
      email: 'zofia@example.org',
      username: null,
      login: 'new',
      invitedBy: 'Name of halina',
      expiresAt: app.clock.now() + limits.invitationLifetimeMs,
      language: 'pl',
    },
  ])
})

it('[B4] the person accepts by creating a login, and is signed in', async () => {
  const { owner, token } = await setup()
  const answer = await accept(token, zofia)
  expect([answer.status, answer.body]).toEqual([
    200,
    { organizationId: owner.organizationId, accountId: owner.accountId },
  ])
  expect((await app.call('/api/access', { cookie: answer.cookie })).body).toMatchObject({
    login: { username: 'zofia.k', name: 'Name of zofia', email: 'zofia@example.org' },
    organizations: [{ accounts: [{ rights: ['mail'] }] }],
  })
  const { members, invitations } = await app.directory(owner.organizationId, owner.cookie)
  expect(members.map(({ username }) => username)).toEqual(['halina', 'zofia.k'])
  expect(invitations.map(({ status }) => status)).toEqual(['accepted'])
})

it('[B4] after it was accepted, the link reports that', async () => {
  const { token } = await setup()
  await accept(token, zofia)
  expect(code(await accept(token, zofia))).toEqual([410, 'invitation-accepted'])
  expect(code(await app.call(`/api/invitations/${token}`))).toEqual([410, 'invitation-accepted'])
})

it('[B8] after seven days the link has expired, whether the invitation is marked yet or not', async () => {
  const { token } = await setup()
  app.clock.advance(limits.invitationLifetimeMs)
  expect(code(await app.call(`/api/invitations/${token}`))).toEqual([410, 'invitation-expired'])
  expect(code(await accept(token, zofia))).toEqual([410, 'invitation-expired'])
  expect(await app.identity.emailHasLogin('zofia@example.org')).toBe(false)
})

it('[B5] when the invitation is sent again its time restarts, the old link is void at once and the new one works', async () => {
  const { owner, invitationId, token } = await setup()
  app.clock.advance(limits.invitationLifetimeMs + 1)
  await app.mutate(owner.organizationId, owner.cookie, 'resendInvitation', { invitationId })
  expect(code(await app.call(`/api/invitations/${token}`))).toEqual([410, 'invitation-replaced'])
  expect(code(await accept(token, zofia))).toEqual([410, 'invitation-replaced'])
  const renewed = await linkToken(app, owner, invitationId)
  expect((await accept(renewed, zofia)).status).toBe(200)
})

it('[C] a replaced link says what became of the invitation, once that is over', async () => {
  const { owner, invitationId, token } = await setup()
  const renewed = await linkToken(app, owner, invitationId)
  expect(code(await app.call(`/api/invitations/${token}`))).toEqual([410, 'invitation-replaced'])
  expect((await accept(renewed, zofia)).status).toBe(200)
  expect(code(await app.call(`/api/invitations/${token}`))).toEqual([410, 'invitation-accepted'])
})

it('[B5] after it was revoked, the link reports that', async () => {
  const { owner, invitationId, token } = await setup()
  await app.mutate(owner.organizationId, owner.cookie, 'revokeInvitation', { invitationId })
  expect(code(await app.call(`/api/invitations/${token}`))).toEqual([410, 'invitation-revoked'])
  expect(code(await accept(token, zofia))).toEqual([410, 'invitation-revoked'])
})

it.each(['x', 'A'.repeat(43), '..%2f', '%00', 'a'.repeat(5_000)])(
  '[B4] the token %s leads to nothing',
  async (token) => {
    await setup()
    expect(code(await app.call(`/api/invitations/${token}`))).toEqual([404, 'invitation-unknown'])
    expect(code(await accept(token, zofia))).toEqual([404, 'invitation-unknown'])
  },
)

it.each([
  [{ username: 'zofia!', password: testPassword }, 'username', 'not-a-username'],
  [{ username: 'zofia', password: 'too short' }, 'password', 'too-short'],
  [{ username: 'zofia' }, 'password', 'missing'],
  [{ username: 'zofia', password: 'password1234' }, 'password', 'easy-to-guess'],
  [{ username: 'zofia.kowalska', password: 'zofia.kowalska' }, 'password', 'own-name'],
])('[ISSUE 2] a login that cannot be is refused beside its field: %o', async (body, path, reason) => {
  const { token } = await setup()
  const answer = await accept(token, body)
  expect([answer.status, answer.body]).toEqual([
    400,
    { error: { code: 'invalid-arguments', issues: [{ path, reason }] } },
  ])
})

it('[B4] a user name that is in use is refused, and another one can be chosen', async () => {
  const { token } = await setup()
  expect(code(await accept(token, { username: 'halina', password: testPassword }))).toEqual([409, 'username-in-use'])
  expect((await accept(token, zofia)).status).toBe(200)
})

/** A person of another organisation has a login with the invited e-mail. */
const setupWithLogin = async (changes: object = {}) => {
  app = await openTestApp()
  const owner = await registerBy(app, 'halina')
  const other = await registerBy(app, 'orla', { legalEntity: { name: 'Orla', taxId: '111-111' }, ...changes })
  const zofiaElsewhere = await joinAs(app, other, 'zofia')
  const invitationId = await invite(app, owner, 'zofia', { rights: ['mail'] })
  const token = await linkToken(app, owner, invitationId)
  return { owner, other, zofiaElsewhere, invitationId, token }
}

it('[B9] the holder of the link learns that the e-mail has a login, and accepts with it, signed in', async () => {
  const { owner, token, zofiaElsewhere, other } = await setupWithLogin()
  expect((await app.call(`/api/invitations/${token}`)).body).toMatchObject({ username: null, login: 'existing' })
  expect(code(await accept(token, {}))).toEqual([401, 'sign-in-required'])
  expect(code(await accept(token, {}, other.cookie))).toEqual([403, 'other-login-required'])
  expect((await accept(token, {}, zofiaElsewhere)).status).toBe(200)
  const { members } = await app.directory(owner.organizationId, owner.cookie)
  expect(members.map(({ username, rights }) => [username, rights])).toEqual([
    ['halina', []],
    ['zofia', ['mail']],
  ])
  const { body } = await app.call('/api/access', { cookie: zofiaElsewhere })
  const { organizations } = body as { organizations: { id: string }[] }
  expect(new Set(organizations.map(({ id }) => id))).toEqual(new Set([other.organizationId, owner.organizationId]))
})

it('[A12] [B9] an e-mail that got a login while the form was open is refused, and the login accepts', async () => {
  const { token } = await setup()
  const { cookie } = await registerBy(app, 'zofia')
  expect(code(await accept(token, { ...zofia, username: 'zofia.2' }))).toEqual([409, 'email-in-use'])
  expect((await app.call(`/api/invitations/${token}`)).body).toMatchObject({ login: 'existing' })
  expect((await accept(token, {}, cookie)).status).toBe(200)
})

it('[B25] a login that is primary elsewhere cannot accept, and another one with another e-mail can be created', async () => {
  const { owner, invitationId, token } = await setup()
  const elsewhere = await registerBy(app, 'zofia', { legalEntity: { name: 'Orla', taxId: '111-111' } })
  const refused = await accept(token, {}, elsewhere.cookie)
  expect([refused.status, refused.body]).toEqual([
    409,
    { error: { code: 'login-is-primary-elsewhere', username: 'zofia' } },
  ])
  const second = { username: 'zofia.2', password: testPassword }
  expect(code(await accept(token, { ...second, email: 'zofia.2@example.org' }))).toEqual([403, 'email-not-proven'])
  const taken = await mailedLink(app, owner, invitationId, 'halina@example.org')
  expect(code(await accept(token, { ...second, ...taken.query }))).toEqual([409, 'email-in-use'])
  const other = await mailedLink(app, owner, invitationId, 'zofia.2@example.org')
  expect((await accept(token, { ...second, ...other.query }, elsewhere.cookie)).status).toBe(200)
  const { members } = await app.directory(owner.organizationId, owner.cookie)
  expect(members.map(({ name, username, email }) => [name, username, email])).toContainEqual([
    'Name of zofia',
    'zofia.2',
    'zofia.2@example.org',
  ])
})

it('[B4] while the invited e-mail has no login, the login is created with that e-mail only', async () => {
  const { owner, invitationId, token } = await setup()
  const other = await mailedLink(app, owner, invitationId, 'zofia.2@example.org')
  const answer = await accept(token, { ...zofia, ...other.query })
  expect([answer.status, answer.body]).toEqual([
    400,
    { error: { code: 'invalid-arguments', issues: [{ path: 'email', reason: 'mismatch' }] } },
  ])
  expect(code(await accept(token, {}))).toEqual([400, 'invalid-arguments'])
})

it('[B2] an invitation is void once its inviter is no administrator, also for a visitor with the page open, until it is sent again', async () => {
  const { owner } = await setup()
  const jan = await joinAs(app, owner, 'jan', { admin: true })
  await app.mutate(owner.organizationId, jan, 'inviteMember', {
    ...{ invitationId: 'invitation-ewa', name: 'Ewa', email: 'ewa@example.org', homeAccountId: owner.accountId },
    ...{ admin: false, rights: [], roleIds: [], grants: [] },
  })
  const token = await linkToken(app, owner, 'invitation-ewa')
  expect((await app.call(`/api/invitations/${token}`)).status).toBe(200)
  const { members } = await app.directory(owner.organizationId, owner.cookie)
  const memberId = members.find(({ username }) => username === 'jan')?.id
  await app.mutate(owner.organizationId, owner.cookie, 'withdrawAdmin', { memberId })
  expect(code(await accept(token, { ...zofia, username: 'ewa' }))).toEqual([410, 'invitation-void'])
  expect(code(await app.call(`/api/invitations/${token}`))).toEqual([410, 'invitation-void'])
  expect(await app.identity.emailHasLogin('ewa@example.org')).toBe(false)
  await app.mutate(owner.organizationId, owner.cookie, 'resendInvitation', { invitationId: 'invitation-ewa' })
  const renewed = await linkToken(app, owner, 'invitation-ewa')
  expect((await accept(renewed, { ...zofia, username: 'ewa' })).status).toBe(200)
})

it('[B4] when the storage fails, no login is left behind, and accepting again works', async () => {
  const { token } = await setup()
  const { append } = app.store
  app.store.append = () => Promise.reject(new Error('disk full'))
  expect(code(await accept(token, zofia))).toEqual([503, 'storage'])
  app.store.append = append.bind(app.store)
  expect(await app.identity.emailHasLogin('zofia@example.org')).toBe(false)
  expect((await accept(token, zofia)).status).toBe(200)
})

it('[B4] when the storage keeps the commit but reports a failure, the person is a member who can sign in', async () => {
  const { owner, token } = await setup()
  const { append } = app.store
  app.store.append = async (commit) => {
    await append.call(app.store, commit)
    throw new Error('connection lost')
  }
  expect(code(await accept(token, zofia))).toEqual([503, 'storage'])
  app.store.append = append.bind(app.store)
  expect(code(await accept(token, zofia))).toEqual([410, 'invitation-accepted'])
  const signedIn = await app.call('/api/auth/sign-in/username', { body: zofia })
  const access = await app.call('/api/access', { cookie: signedIn.cookie })
  expect(access.body).toMatchObject({ organizations: [{ id: owner.organizationId }] })
})

it('[B4] after a crash between login and acceptance, the same user name and password continue', async () => {
  const { token } = await setup()
  await app.identity.createLogin({ ...zofia, name: 'Name of zofia', email: 'zofia@example.org' })
  expect(code(await accept(token, { ...zofia, password: 'another long password' }))).toEqual([409, 'email-in-use'])
  const answer = await accept(token, zofia)
  expect(answer.status).toBe(200)
  expect(answer.cookie).not.toBe(null)
})

it('[B4] accepting twice at the same moment creates one member', async () => {
  const { owner, token } = await setup()
  const both = await Promise.all([accept(token, zofia), accept(token, { ...zofia, username: 'zofia.2' })])
  expect(both.filter(({ status }) => status === 200)).toHaveLength(1)
  expect((await app.directory(owner.organizationId, owner.cookie)).members).toHaveLength(2)
})

const inviteExisting = async (owner: TestOwner, username: string): Promise<string> => {
  const invitationId = `invitation-of-${username.replaceAll('.', '-')}`
  await app.mutate(owner.organizationId, owner.cookie, 'inviteExistingMember', {
    invitationId,
    username,
    email: `${username}@example.org`,
    homeAccountId: owner.accountId,
    rights: ['finance'],
    roleIds: [],
    grants: [],
  })
  return linkToken(app, owner, invitationId)
}

it('[B9] a person with a login accepts by signing in, and no other login can', async () => {
  const { owner } = await setup()
  const other = await registerBy(app, 'orla', { legalEntity: { name: 'Orla', taxId: '111-111' } })
  const jan = await joinAs(app, other, 'jan.kos')
  const token = await inviteExisting(owner, 'jan.kos')
  expect((await app.call(`/api/invitations/${token}`)).body).toMatchObject({ username: 'jan.kos' })
  const withoutSession = await accept(token, {})
  expect([withoutSession.status, withoutSession.body]).toEqual([
    401,
    { error: { code: 'sign-in-required', username: 'jan.kos' } },
  ])
  const asOther = await accept(token, {}, other.cookie)
  expect([asOther.status, asOther.body]).toEqual([
    403,
    { error: { code: 'other-login-required', username: 'jan.kos' } },
  ])
  expect((await accept(token, {}, jan)).status).toBe(200)
  expect((await app.call('/api/access', { cookie: jan })).body).toMatchObject({
    organizations: expect.arrayContaining([expect.objectContaining({ id: owner.organizationId })]) as unknown,
  })
})

it('[B10] signing in shows in every organisation to which the login belongs', async () => {
  const { owner, token } = await setup()
  await accept(token, zofia)
  app.clock.advance(2 * limits.signInRecordedEveryMs)
  await app.call('/api/auth/sign-in/username', { body: zofia })
  const lastSignIn = async () => {
    const { members } = await app.directory(owner.organizationId, owner.cookie)
    return members.find(({ username }) => username === 'zofia.k')?.lastSignInAt
  }
  while ((await lastSignIn()) !== app.clock.now()) await new Promise((turn) => setImmediate(turn))
})
