import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { serverLimits } from '../../limits.ts'
import { unlimited } from '../../rate-limit/rate-limiter.ts'
import {
  mailedLink,
  openTestApp,
  registerBy,
  testPassword,
  type TestApp,
  type TestOwner,
} from '../../testing/open-test-app.ts'
import { tokenOf } from '../../testing/token-of.ts'

let app: TestApp
afterEach(() => app.close())

const patchSchema = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'
const errorSchema = 'urn:ietf:params:scim:api:messages:2.0:Error'

const setup = async () => {
  app = await openTestApp()
  const owner = await registerBy(app, 'halina')
  const token = await tokenOf(app, owner, ['scim'], { name: 'Entra ID' })
  const call = (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown, headers = {}) =>
    app.call(`/scim/v2${path}`, {
      method,
      ...(body === undefined ? {} : { body }),
      headers: { authorization: `Bearer ${token.secret}`, 'content-type': 'application/scim+json', ...headers },
    })
  const patch = (path: string, ...Operations: object[]) => call('PATCH', path, { schemas: [patchSchema], Operations })
  const people = async () => (await app.directory(owner.organizationId, owner.cookie)).members
  const invited = async () => (await app.directory(owner.organizationId, owner.cookie)).invitations
  const find = async (filter: string, kind = 'Users') =>
    (await call('GET', `/${kind}?filter=${encodeURIComponent(filter)}`)).body as {
      readonly totalResults: number
      readonly Resources: readonly { readonly id: string }[]
    }
  return { owner, token, call, patch, people, invited, find }
}
/** The invited person accepts with a new login. */
const accept = async (owner: TestOwner, invitationId: string, username: string): Promise<void> => {
  const { token, query } = await mailedLink(app, owner, invitationId)
  const body = { username, password: testPassword, ...query }
  expect(await app.call(`/api/invitations/${token}/accept`, { body })).toMatchObject({ status: 200 })
}
const idOf = ({ body }: { readonly body: unknown }): string => (body as { readonly id: string }).id

/** As Microsoft documents the requests of Entra ID ("Develop and plan provisioning for a SCIM endpoint", Create User). */
const entraUser = (name: string) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'],
  externalId: `0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef-${name}`,
  userName: `Test_User_${name}@mewa.pl`,
  active: true,
  emails: [{ primary: true, type: 'work', value: `${name}@mewa.pl` }],
  meta: { resourceType: 'User' },
  name: { formatted: 'Anna Nowak', familyName: 'Nowak', givenName: 'Anna' },
  roles: [],
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { department: 'Sales' },
})

/** As Okta documents it ("SCIM 2.0 Protocol Reference", Create Users). */
const oktaUser = (name: string) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName: `${name}@mewa.pl`,
  name: { givenName: 'Piotr', familyName: 'Kos' },
  emails: [{ primary: true, value: `${name}@mewa.pl`, type: 'work' }],
  displayName: 'Piotr Kos',
  locale: 'en-US',
  externalId: `00ujl29u0le5T6Aj10h7-${name}`,
  groups: [],
  password: '1mz050nq',
  active: true,
})

describe('people', () => {
  it('[ISSUE 11] a person of Entra is invited to the main account without rights, by the name of the token', async () => {
    const { owner, token, call, invited, find } = await setup()
    expect((await find('userName eq "test_user_anna@mewa.pl"')).totalResults).toBe(0)
    const made = await call('POST', '/Users', entraUser('anna'))
    const id = idOf(made)
    expect(made).toMatchObject({
      status: 201,
      body: {
        userName: 'Test_User_anna@mewa.pl',
        externalId: entraUser('anna').externalId,
        active: true,
        name: { formatted: 'Anna Nowak' },
        meta: { resourceType: 'User', location: expect.stringMatching(new RegExp(`/scim/v2/Users/${id}$`)) as unknown },
      },
    })
    expect(made.headers.get('content-type')).toBe('application/scim+json')
    expect([made.headers.get('etag'), made.headers.get('location')]).not.toContain(null)
    expect(await invited()).toMatchObject([
      {
        ...{ id, email: 'anna@mewa.pl', name: 'Anna Nowak', homeAccountId: owner.accountId, admin: false },
        ...{ rights: [], roleIds: [], grants: [], invitedBy: token.tokenId },
      },
    ])
    const history = await app.call(`/api/documents/directory/${owner.organizationId}/history`, { cookie: owner.cookie })
    expect((history.body as { entries: object[] }).entries[0]).toMatchObject({
      name: 'inviteMember',
      actor: { kind: 'application', name: 'Entra ID' },
    })
    for (const filter of ['userName eq "TEST_USER_ANNA@mewa.pl"', `externalId eq "${entraUser('anna').externalId}"`])
      expect((await find(filter)).Resources.map((one) => one.id)).toEqual([id])
    expect((await find(`externalId eq "${entraUser('anna').externalId.toUpperCase()}"`)).totalResults).toBe(0)
  })

  it('[ISSUE 11] a person who has joined has the same id, is suspended and comes back', async () => {
    const { owner, call, patch, people } = await setup()
    const id = idOf(await call('POST', '/Users', oktaUser('piotr')))
    await accept(owner, id, 'piotr')
    expect((await people()).map((one) => one.id as string)).toContain(id)
    // Entra writes a boolean as text; Okta sends no path.
    expect(await patch(`/Users/${id}`, { op: 'Replace', path: 'active', value: 'False' })).toMatchObject({
      status: 200,
      body: { active: false },
    })
    expect((await people()).find((one) => (one.id as string) === id)?.status).toBe('suspended')
    expect(await patch(`/Users/${id}`, { op: 'replace', value: { active: true } })).toMatchObject({
      body: { active: true },
    })
    expect((await people()).find((one) => (one.id as string) === id)?.status).toBe('active')
    expect(await call('PUT', `/Users/${id}`, { ...oktaUser('piotr'), active: false })).toMatchObject({
      body: { active: false, userName: 'piotr@mewa.pl' },
    })
    expect(await call('DELETE', `/Users/${id}`)).toMatchObject({ status: 204, body: null })
    expect(await call('GET', `/Users/${id}`)).toMatchObject({ status: 404, body: { schemas: [errorSchema] } })
    expect((await people()).length).toBe(1)
  })

  it('[ISSUE 11] an invitation that was made inactive is revoked, and made anew under the same id', async () => {
    const { call, patch, invited } = await setup()
    const id = idOf(await call('POST', '/Users', entraUser('anna')))
    await patch(`/Users/${id}`, { op: 'Replace', path: 'active', value: false })
    expect((await invited()).map(({ status }) => status)).toEqual(['revoked'])
    expect(await call('GET', `/Users/${id}`)).toMatchObject({ body: { active: false } })
    expect(await call('POST', '/Users', entraUser('anna'))).toMatchObject({
      status: 409,
      body: { scimType: 'uniqueness' },
    })
    expect(await patch(`/Users/${id}`, { op: 'Replace', path: 'active', value: true })).toMatchObject({
      body: { id, active: true, userName: 'Test_User_anna@mewa.pl' },
    })
    expect((await invited()).map(({ status }) => status)).toEqual(['revoked', 'pending'])
    expect((await call('DELETE', `/Users/${id}`)).status).toBe(204)
    expect((await call('GET', `/Users/${id}`)).status).toBe(404)
    expect((await call('POST', '/Users', entraUser('anna'))).status).toBe(201)
  })

  it('[ISSUE 11] what a directory calls a person changes; their name and e-mail are their own', async () => {
    const { call, patch } = await setup()
    const id = idOf(await call('POST', '/Users', entraUser('anna')))
    const changed = await patch(
      `/Users/${id}`,
      { op: 'Replace', path: 'userName', value: 'anna.kos@mewa.pl' },
      { op: 'Replace', path: 'displayName', value: 'Anna Kos' },
      { op: 'Add', path: 'emails[type eq "work"].value', value: 'anna.kos@mewa.pl' },
      { op: 'Add', path: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department', value: 'IT' },
      { op: 'Remove', path: 'externalId' },
    )
    expect(changed).toMatchObject({
      body: { userName: 'anna.kos@mewa.pl', displayName: 'Anna Nowak', emails: [{ value: 'anna@mewa.pl' }] },
    })
    expect(changed.body).not.toHaveProperty('externalId')
  })

  it('[ISSUE 11] the primary login stays, and no one becomes an administrator', async () => {
    const { call, patch, find, people } = await setup()
    const { Resources } = await find('userName eq "halina"')
    const owner = Resources[0]?.id ?? ''
    const refused = { status: 403, body: { schemas: [errorSchema], status: '403', detail: 'primary-is-fixed' } }
    expect(await patch(`/Users/${owner}`, { op: 'replace', path: 'active', value: false })).toMatchObject(refused)
    expect(await call('DELETE', `/Users/${owner}`)).toMatchObject(refused)
    await call('POST', '/Users', {
      ...entraUser('anna'),
      admin: true,
      roles: [{ value: 'admin' }],
      entitlements: ['admin'],
    })
    expect((await people()).filter(({ admin }) => admin).length).toBe(1)
  })
})

describe('groups', () => {
  it('[ISSUE 11] a group is a role that opens nothing, and its people have the role', async () => {
    const { owner, call, patch, invited, people } = await setup()
    const [anna, piotr] = [
      idOf(await call('POST', '/Users', entraUser('anna'))),
      idOf(await call('POST', '/Users', oktaUser('piotr'))),
    ]
    await accept(owner, piotr, 'piotr')
    const made = await call('POST', '/Groups', {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
      externalId: '8aa1a0c0',
      displayName: 'Księgowość',
      members: [{ value: anna }],
    })
    const id = idOf(made)
    expect(made).toMatchObject({ status: 201, body: { displayName: 'Księgowość', externalId: '8aa1a0c0' } })
    const { roles } = await app.directory(owner.organizationId, owner.cookie)
    expect(roles.find((role) => (role.id as string) === id)?.rights).toEqual([])
    expect((await invited()).find((one) => (one.id as string) === anna)?.roleIds).toEqual([id])
    // Entra adds by a list, and takes off by naming; Okta takes off by a path.
    expect(
      await patch(`/Groups/${id}`, { op: 'Add', path: 'members', value: [{ $ref: null, value: piotr }] }),
    ).toMatchObject({
      body: { members: [{ value: piotr }, { value: anna }] },
    })
    expect((await people()).find((one) => (one.id as string) === piotr)?.roleIds).toEqual([id])
    expect(await call('GET', `/Users/${piotr}`)).toMatchObject({
      body: { groups: [{ value: id, display: 'Księgowość' }] },
    })
    await patch(`/Groups/${id}`, { op: 'Remove', path: 'members', value: [{ value: anna }] })
    await patch(`/Groups/${id}`, { op: 'remove', path: `members[value eq "${piotr}"]` })
    expect(await call('GET', `/Groups/${id}`)).toMatchObject({ body: { members: [] } })
    await patch(`/Groups/${id}`, { op: 'replace', value: { id, displayName: 'Finanse' } })
    await call('PUT', `/Groups/${id}`, { schemas: [], displayName: 'Finanse', members: [{ value: piotr }] })
    expect(
      await call('GET', '/Groups?filter=displayName%20eq%20%22finanse%22&excludedAttributes=members'),
    ).toMatchObject({
      body: { totalResults: 1, Resources: [{ id, displayName: 'Finanse' }] },
    })
    expect((await call('DELETE', `/Groups/${id}`)).status).toBe(204)
    expect((await people()).find((one) => (one.id as string) === piotr)?.roleIds).toEqual([])
  })

  it('[ISSUE 11] a group with an unknown person, an administrator or a name that is taken changes nothing', async () => {
    const { call, find, people } = await setup()
    const owner = (await people())[0]?.id ?? ''
    const group = (displayName: string, value: string) => ({ schemas: [], displayName, members: [{ value }] })
    expect(await call('POST', '/Groups', group('A', 'person-unknown'))).toMatchObject({
      status: 400,
      body: { scimType: 'invalidValue' },
    })
    expect(await call('POST', '/Groups', group('A', owner))).toMatchObject({ status: 403 })
    expect((await find('displayName eq "A"', 'Groups')).totalResults).toBe(0)
    const first = idOf(await call('POST', '/Groups', { schemas: [], displayName: 'A' }))
    await call('POST', '/Groups', { schemas: [], displayName: 'B' })
    expect(await call('PUT', `/Groups/${first}`, { schemas: [], displayName: 'b' })).toMatchObject({
      status: 409,
      body: { scimType: 'uniqueness' },
    })
  })
})

describe('the protocol', () => {
  it('[ISSUE 11] a service says what it can do', async () => {
    const { call } = await setup()
    expect(await call('GET', '/ServiceProviderConfig')).toMatchObject({
      body: {
        patch: { supported: true },
        bulk: { supported: false },
        etag: { supported: true },
        filter: { maxResults: 200 },
      },
    })
    expect(await call('GET', '/ResourceTypes')).toMatchObject({
      body: { totalResults: 2, Resources: [{ id: 'User' }, { id: 'Group' }] },
    })
    expect(await call('GET', '/ResourceTypes/User')).toMatchObject({ body: { endpoint: '/Users' } })
    expect(await call('GET', '/Schemas')).toMatchObject({ body: { totalResults: 2 } })
    expect(await call('GET', '/Schemas/urn:ietf:params:scim:schemas:core:2.0:Group')).toMatchObject({
      body: { name: 'Group' },
    })
    for (const path of ['/Schemas/other', '/Bulk', '/Me', ''])
      expect((await call('GET', path)).body).toMatchObject({ schemas: [errorSchema], status: '404' })
  })

  it('[ISSUE 11] lists come in pages, of those attributes that are wanted', async () => {
    const { call } = await setup()
    for (const name of ['a', 'b', 'c']) await call('POST', '/Users', entraUser(`person-${name}`))
    expect(await call('GET', '/Users?startIndex=2&count=2&attributes=userName')).toMatchObject({
      body: { totalResults: 4, startIndex: 2, itemsPerPage: 2 },
    })
    const { body } = await call('GET', '/Users?startIndex=2&count=1&attributes=userName')
    expect(Object.keys((body as { Resources: object[] }).Resources[0] ?? {})).toEqual([
      'schemas',
      'id',
      'userName',
      'meta',
    ])
    expect(await call('GET', '/Users?count=0')).toMatchObject({
      body: { totalResults: 4, itemsPerPage: 0, Resources: [] },
    })
    expect(await call('GET', `/Users?count=${serverLimits.scim.pageMax + 1}`)).toMatchObject({
      body: { itemsPerPage: 4 },
    })
    expect(await call('GET', '/Users?startIndex=x')).toMatchObject({ status: 400, body: { scimType: 'invalidValue' } })
  })

  it('[ISSUE 11] a change for an older version is refused, and an unchanged resource is not sent again', async () => {
    const { call, patch } = await setup()
    const made = await call('POST', '/Users', entraUser('anna'))
    const [id, etag] = [idOf(made), made.headers.get('etag') ?? '']
    expect((await call('GET', `/Users/${id}`, undefined, { 'if-none-match': etag })).status).toBe(304)
    await patch(`/Users/${id}`, { op: 'replace', path: 'externalId', value: 'other' })
    const put = { ...entraUser('anna'), active: false }
    expect(await call('PUT', `/Users/${id}`, put, { 'if-match': etag })).toMatchObject({
      status: 412,
      body: { status: '412' },
    })
    expect((await call('PUT', `/Users/${id}`, put, { 'if-match': '*' })).status).toBe(200)
  })

  it('[ISSUE 11] without a token, with another scope or with a revoked token nothing is answered', async () => {
    const { owner, token, call } = await setup()
    const none = await app.call('/scim/v2/Users', { cookie: owner.cookie })
    expect(none).toMatchObject({
      status: 401,
      body: { schemas: [errorSchema], status: '401', detail: 'token-invalid' },
    })
    expect(none.headers.get('www-authenticate')).toBe('Bearer')
    const other = await tokenOf(app, owner, ['change-directory', 'read-directory'], { name: 'ERP' })
    const headers = { authorization: `Bearer ${other.secret}` }
    expect(await app.call('/scim/v2/Users', { headers })).toMatchObject({
      status: 403,
      body: { detail: 'scope-missing' },
    })
    // And the scope opens nothing else.
    const directory = `/api/documents/directory/${owner.organizationId}`
    expect((await token.call(directory)).status).toBe(403)
    expect(
      (await token.call(`${directory}/mutations`, { mutations: [{ id: randomUUID(), name: 'createRole', args: {} }] }))
        .status,
    ).toBe(403)
    await app.mutate(owner.organizationId, owner.cookie, 'revokeToken', { tokenId: token.tokenId })
    expect((await call('GET', '/Users')).status).toBe(401)
  })

  it('[S11] filters, operations and groups are bounded, and hostile ones cost no time', async () => {
    const { call, patch } = await setup()
    const id = idOf(await call('POST', '/Users', entraUser('anna')))
    const group = idOf(await call('POST', '/Groups', { schemas: [], displayName: 'A' }))
    const { filterLengthMax, operationsMax, membersMax } = serverLimits.scim
    const hostile = [
      `a eq "${'\\'.repeat(filterLengthMax)}`,
      `userName eq "${'\\'.repeat(200)}x`,
      '('.repeat(200),
      `${'not '.repeat(100)}`,
      `${'a pr and '.repeat(50)}b pr`,
      ...[
        '',
        'userName',
        'userName eq',
        'userName co "a"',
        'userName eq "a" or id eq "b"',
        '__proto__ eq "a"',
        'password eq "a"',
      ],
    ]
    for (const filter of hostile)
      expect((await call('GET', `/Users?filter=${encodeURIComponent(filter)}`)).body, filter).toMatchObject({
        status: '400',
        scimType: 'invalidFilter',
      })
    const operation = { op: 'replace', path: 'active', value: true }
    expect((await patch(`/Users/${id}`, ...Array.from({ length: operationsMax }, () => operation))).status).toBe(200)
    expect((await patch(`/Users/${id}`, ...Array.from({ length: operationsMax + 1 }, () => operation))).status).toBe(
      400,
    )
    const members = Array.from({ length: membersMax + 1 }, (_, at) => ({ value: `person-${at}` }))
    expect((await patch(`/Groups/${group}`, { op: 'add', path: 'members', value: members })).status).toBe(400)
    for (const path of ['members[value eq "a" or "b"]', `${'a'.repeat(200)}[`, 'a[b[c]]', ' [', '\u0000'])
      expect((await patch(`/Groups/${group}`, { op: 'remove', path })).status, path).toBe(400)
  })

  it('[ISSUE 11] bodies that are no SCIM are refused with what is wrong', async () => {
    const { call } = await setup()
    const id = idOf(await call('POST', '/Users', entraUser('anna')))
    const bodies: readonly unknown[] = [
      '{',
      '[]',
      'null',
      {},
      { schemas: [] },
      { schemas: [], userName: 5 },
      { schemas: [], userName: 'no-e-mail' },
    ]
    for (const body of bodies) expect((await call('POST', '/Users', body)).status, JSON.stringify(body)).toBe(400)
    expect(await call('POST', '/Users', { ...entraUser('eve'), active: false })).toMatchObject({
      status: 400,
      body: { detail: 'inactive-is-not-invited' },
    })
    const patches: readonly object[] = [
      {},
      { schemas: [patchSchema], Operations: [] },
      { schemas: [patchSchema], Operations: [{ op: 'move', path: 'active' }] },
      { schemas: [patchSchema], Operations: [{ op: 'remove', path: 'userName' }] },
      { schemas: [patchSchema], Operations: [{ op: 'replace', path: 'active', value: 'maybe' }] },
      { schemas: [patchSchema], Operations: [{ op: 'replace', value: [1] }] },
    ]
    for (const body of patches)
      expect((await call('PATCH', `/Users/${id}`, body)).status, JSON.stringify(body)).toBe(400)
  })

  it('[S11] calls of one token are counted', async () => {
    app = await openTestApp({
      limiter: { ...unlimited, take: (kind) => Promise.resolve(kind === 'token' ? 1_000 : null) },
    })
    const owner = await registerBy(app, 'halina')
    const token = await tokenOf(app, owner, ['scim'])
    expect(await app.call('/scim/v2/Users', { headers: { authorization: `Bearer ${token.secret}` } })).toMatchObject({
      status: 429,
      body: { schemas: [errorSchema], status: '429', detail: 'too-many' },
    })
  })
})
