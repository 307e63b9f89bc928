import type { AccountId, OrganizationId } from '@kontor/domain'
import { afterEach, expect, it } from 'vitest'
import { StorageFailed } from '../../rooms/room-errors.ts'
import {
  invite,
  linkToken,
  openTestApp,
  registerBy,
  registrationOf,
  testPassword,
  type TestApp,
} from '../../testing/open-test-app.ts'

let app: TestApp
afterEach(() => app.close())

const register = (body: unknown, headers: Record<string, string> = {}) =>
  app.call('/api/organizations', { body, headers })

it('[A1] registration creates a main account with an owner, who is signed in', async () => {
  app = await openTestApp()
  const answer = await register(registrationOf('halina', { unitName: 'Mewa' }))
  expect(answer.status).toBe(201)
  const { organizationId, accountId } = answer.body as { organizationId: string; accountId: string }
  const directory = await app.directory(organizationId, answer.cookie ?? '')
  const now = app.clock.now()
  expect(directory).toEqual({
    organization: {
      id: organizationId,
      profile: 'telecom',
      legalEntity: { name: 'Mewa Telekom sp. z o.o.', taxId: '583-000-41-36' },
      contract: { number: expect.stringMatching(/^K\/\d{4}\/\d{6}$/) as string, units: [] },
      createdAt: now,
      demonstration: false,
    },
    accounts: [
      {
        id: accountId,
        kind: 'main',
        name: 'Mewa Telekom',
        parentId: null,
        status: 'active',
        position: 0,
        createdAt: now,
      },
    ],
    units: [{ id: expect.any(String) as string, accountId, identifier: 'PT of halina', name: 'Mewa' }],
    services: [],
    roles: [],
    members: [
      {
        id: expect.any(String) as string,
        loginId: expect.any(String) as string,
        name: 'Name of halina',
        username: 'halina',
        email: 'halina@example.org',
        homeAccountId: accountId,
        primary: true,
        admin: true,
        rights: [],
        roleIds: [],
        grants: [],
        status: 'active',
        joinedAt: now,
        lastSignInAt: now,
      },
    ],
    invitations: [],
  })
})

it('[A19] the first roles exist, with the rights that the profile has, in its order', async () => {
  app = await openTestApp()
  const owner = await registerBy(app, 'halina', {
    roles: [
      { name: 'Koordynacja', rights: ['mail', 'processes', 'calendar'] },
      { name: 'Rozliczenia', rights: ['finance'] },
    ],
  })
  const { roles } = await app.directory(owner.organizationId, owner.cookie)
  expect(roles.map(({ name, rights }) => [name, rights])).toEqual([
    ['Koordynacja', ['processes', 'mail']],
    ['Rozliczenia', ['finance']],
  ])
})

it('[A12] a further main account needs another e-mail, and the refusal names the e-mail', async () => {
  app = await openTestApp()
  await registerBy(app, 'halina')
  const owner = { name: 'H', email: 'HALINA@example.org', username: 'halina2', password: testPassword }
  const refused = await register(registrationOf('other', { owner }))
  expect([refused.status, refused.body]).toEqual([
    409,
    { error: { code: 'email-in-use', email: 'HALINA@example.org', by: 'login' } },
  ])
  await registerBy(app, 'other')
  expect(await app.store.organizations()).toHaveLength(2)
})

it('[A12] a user name that is in use is refused, even with its password', async () => {
  app = await openTestApp()
  await registerBy(app, 'halina')
  const owner = { name: 'H', email: 'other@example.org', username: 'halina', password: testPassword }
  const refused = await register(registrationOf('other', { owner }))
  expect([refused.status, refused.body]).toEqual([409, { error: { code: 'username-in-use' } }])
})

it('[A12] a login that is already a member somewhere cannot register again', async () => {
  app = await openTestApp()
  await registerBy(app, 'halina')
  const refused = await register(registrationOf('halina', { unitIdentifier: 'PT 2' }))
  expect([refused.status, (refused.body as { error: { code: string } }).error.code]).toEqual([409, 'email-in-use'])
})

it('[A1] a unit of another account is refused, and no login is left behind', async () => {
  app = await openTestApp()
  await registerBy(app, 'halina')
  const refused = await register(registrationOf('orla', { unitIdentifier: 'pt  OF halina' }))
  expect([refused.status, refused.body]).toEqual([
    409,
    { error: { code: 'unit-taken', identifier: 'pt OF halina', accountName: null } },
  ])
  expect(await app.identity.emailHasLogin('orla@example.org')).toBe(false)
})

it('[B18] the contract covers the first unit and the further ones, each once', async () => {
  app = await openTestApp()
  const owner = await registerBy(app, 'ewa', {
    profile: 'hospitality',
    unitIdentifier: 'HB 000',
    contractUnits: ['HB 001', 'hb 000', 'HB 002', 'hb  001'],
  })
  const { organization } = await app.directory(owner.organizationId, owner.cookie)
  expect(organization?.contract.units).toEqual(['HB 000', 'HB 001', 'HB 002'])
})

it.each([
  ['as its first unit', { unitIdentifier: 'hb 001' }],
  ['among the further ones', { unitIdentifier: 'HB 900', contractUnits: ['HB 901', 'HB 001'] }],
])('[B24] a unit in another organisation’s contract cannot be registered %s', async (_where, changes) => {
  app = await openTestApp()
  await registerBy(app, 'ewa', { profile: 'hospitality', unitIdentifier: 'HB 000', contractUnits: ['HB 001'] })
  const refused = await register(registrationOf('orla', { profile: 'hospitality', ...changes }))
  expect([refused.status, (refused.body as { error: { code: string } }).error.code]).toEqual([409, 'unit-taken'])
})

it('[DESIGN 7] where only the operator registers, visitors cannot', async () => {
  app = await openTestApp({ registration: 'operator' })
  const refused = await register(registrationOf('halina'))
  expect([refused.status, refused.body]).toEqual([403, { error: { code: 'registration-closed' } }])
  expect(await app.identity.emailHasLogin('halina@example.org')).toBe(false)
})

it.each(['a', 'Ż'.repeat(200), 'شركة النورس', '🐦🐦🐦', 'גִּבּוֹר', 'Ａ１'])(
  '[ISSUE 2] the name %s is a good name',
  async (name) => {
    app = await openTestApp()
    const owner = await registerBy(app, 'halina', {
      accountName: name,
      owner: { ...registrationOf('halina').owner, name },
    })
    const { accounts, members } = await app.directory(owner.organizationId, owner.cookie)
    expect([accounts[0]?.name, members[0]?.name]).toEqual([name, name])
  },
)

it('[A1] when the storage fails, the person can try again with the same names', async () => {
  app = await openTestApp()
  const { append } = app.store
  app.store.append = () => Promise.reject(new Error('disk full'))
  const failed = await register(registrationOf('halina'))
  expect([failed.status, failed.body]).toEqual([503, { error: { code: 'storage', afterMs: 2_000 } }])
  expect(failed.headers.get('retry-after')).toBe('2')
  app.store.append = append.bind(app.store)
  await registerBy(app, 'halina')
})

it('[A1] when the storage keeps the commit but reports a failure, the owner exists and can sign in', async () => {
  app = await openTestApp()
  const { append } = app.store
  app.store.append = async (commit) => {
    await append.call(app.store, commit)
    throw new Error('connection lost')
  }
  expect((await register(registrationOf('halina'))).status).toBe(503)
  app.store.append = append.bind(app.store)
  const signedIn = await app.call('/api/auth/sign-in/username', {
    body: { username: 'halina', password: testPassword },
  })
  const access = await app.call('/api/access', { cookie: signedIn.cookie })
  expect(access.body).toMatchObject({ organizations: [{ directory: 'write' }] })
})

it('[A1] a login that a crash left without an organisation is continued with the same password only', async () => {
  app = await openTestApp()
  await app.identity.createLogin(registrationOf('halina').owner)
  const owner = { ...registrationOf('halina').owner, password: 'another long password' }
  const refused = await register(registrationOf('halina', { owner }))
  expect([refused.status, (refused.body as { error: { code: string } }).error.code]).toEqual([409, 'email-in-use'])
  await registerBy(app, 'halina')
})

it('[A1] a continued login is not removed when the registration fails', async () => {
  app = await openTestApp()
  await app.identity.createLogin(registrationOf('halina').owner)
  const { append } = app.store
  app.store.append = () => Promise.reject(new StorageFailed('disk full'))
  expect((await register(registrationOf('halina'))).status).toBe(503)
  app.store.append = append.bind(app.store)
  expect(await app.identity.emailHasLogin('halina@example.org')).toBe(true)
})

it('[A1] of two parallel registrations with the same unit, one is refused and can choose another', async () => {
  app = await openTestApp()
  const both = await Promise.all(
    ['halina', 'orla'].map((username) => register(registrationOf(username, { unitIdentifier: 'PT 1' }))),
  )
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
  const logins = await Promise.all(['halina', 'orla'].map((name) => app.identity.emailHasLogin(`${name}@example.org`)))
  expect(logins.filter((exists) => exists)).toHaveLength(1)
})

it('[A1] a person with a pending invitation may register with the same e-mail', async () => {
  app = await openTestApp()
  await invite(app, await registerBy(app, 'halina'), 'orla')
  expect((await register(registrationOf('orla'))).status).toBe(201)
})

it('[C] an owner, and a person who accepts an invitation, may have an e-mail with an ending in punycode', async () => {
  app = await openTestApp()
  const registration = registrationOf('halina')
  const answer = await register({ ...registration, owner: { ...registration.owner, email: 'halina@почта.рф' } })
  expect(answer.status).toBe(201)
  const owner = answer.body as { organizationId: OrganizationId; accountId: AccountId }
  const cookie = answer.cookie ?? ''
  const email = 'zofia@xn--80a1acny.xn--p1ai'
  const invited = { name: 'Zofia', email, homeAccountId: owner.accountId, admin: false }
  const lists = { rights: [], roleIds: [], grants: [] }
  const invitationId = 'invitation-zofia'
  await app.mutate(owner.organizationId, cookie, 'inviteMember', { invitationId, ...invited, ...lists })
  const token = await linkToken(app, { ...owner, cookie }, invitationId)
  const body = { username: 'zofia', password: testPassword }
  expect((await app.call(`/api/invitations/${token}/accept`, { body })).status).toBe(200)
  const { members } = await app.directory(owner.organizationId, cookie)
  expect(members.map((member) => member.email)).toEqual(['halina@xn--80a1acny.xn--p1ai', email])
})
