import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { OrganizationId } from '@kontor/domain'
import { afterAll, describe, expect, it } from 'vitest'
import { all } from '../store/work.ts'
import { eachDatabase } from '../testing/each-database.ts'
import { registrationOf, testPassword } from '../testing/open-test-app.ts'
import { openTestServer } from '../testing/open-test-server.ts'
import type { DataFolder } from './data-folder.ts'
import { exportOrganization } from './export-organization.ts'
import { importOrganization } from './import-organization.ts'
import { openSnapshot } from './kept-data.ts'
import { readOrganizationFile } from './organization-file.ts'
import { statement } from './postgres-tables.ts'

type TestServer = Awaited<ReturnType<typeof openTestServer>>

const servers: TestServer[] = []
afterAll(async () => {
  for (const server of servers) await server.close()
})

const openServer = async (environment: Record<string, string> = {}): Promise<TestServer> => {
  const server = await openTestServer(environment)
  servers.push(server)
  return server
}

/** A server with an organisation of every kind of record: two people, one of them still invited. */
const makeOrganization = async () => {
  const server = await openServer()
  const { cookie, body } = await server.call('/api/organizations', { body: registrationOf('halina') })
  const { organizationId, accountId } = body as { organizationId: OrganizationId; accountId: string }
  const mutate = async (name: string, args: object): Promise<void> => {
    const path = `/api/documents/directory/${organizationId}/mutations`
    const mutations = [{ id: crypto.randomUUID(), name, args }]
    const answer = await server.call(path, { cookie, body: { mutations } })
    expect(answer.body).toMatchObject({ outcomes: [{ outcome: 'accepted' }] })
  }
  await mutate('createSubAccount', {
    accountId: 'account-gdynia',
    name: 'Gdynia',
    unit: { unitId: 'unit-gdynia', identifier: 'PT 07240' },
  })
  await mutate('addService', {
    serviceId: 'service-fnp',
    accountId: 'account-gdynia',
    unitId: 'unit-gdynia',
    type: 'fnp',
  })
  await mutate('createRole', { roleId: 'role-reception', name: 'Recepcja', rights: ['mail'] })
  const invited = { homeAccountId: accountId, admin: false, rights: [], roleIds: ['role-reception'] }
  for (const name of ['zofia', 'adam'])
    await mutate('inviteMember', {
      ...invited,
      invitationId: `invitation-${name}`,
      name,
      email: `${name}@example.org`,
      grants: ['account-gdynia'],
    })
  const link = await server.call(`/api/documents/directory/${organizationId}/invitations/invitation-zofia/link`, {
    method: 'POST',
    cookie,
  })
  const token = (link.body as { url: string }).url.split('/').at(-1)
  await server.call(`/api/invitations/${token}/accept`, { body: { username: 'zofia', password: testPassword } })
  const file = await exportOrganization({ dataDir: server.dataDir, organizationId })
  return { server, organizationId, file }
}

/** Created once, because hashing passwords takes time, and no test changes it. */
let made: ReturnType<typeof makeOrganization> | null = null
const setup = () => (made ??= makeOrganization())

/** Where a server keeps its data. */
const keptBy = (dataDir: string, environment: Record<string, string>): DataFolder => ({
  dataDir,
  databaseUrl: environment['KONTOR_DATABASE_URL'] ?? null,
  secret: null,
})
const newFolder = (): string => join(mkdtempSync(join(tmpdir(), 'kontor-import-')), 'data')
const countsIn = async (kept: DataFolder): Promise<readonly unknown[]> => {
  const { database, close } = await openSnapshot(kept)
  const counts = await database.runner.read(function* () {
    const found: unknown[] = []
    for (const table of ['documents', 'organizations', 'claims', 'login'])
      found.push(...(yield* all(statement(`select count(*) as rows from ${table}`))))
    return found
  })
  await close()
  return counts
}

describe.each(eachDatabase)('into $database', ({ newEnvironment }) => {
  const newData = async (): Promise<DataFolder> => keptBy(newFolder(), await newEnvironment())
  const newServer = async () => {
    const environment = await newEnvironment()
    const server = await openServer(environment)
    return { server, kept: keptBy(server.dataDir, environment) }
  }

  it('[DESIGN 7] an export that is imported into an empty server and exported again is equal', async () => {
    const { organizationId, file } = await setup()
    expect([file.accounts.length, file.units.length, file.services.length, file.roles.length]).toEqual([2, 2, 1, 1])
    expect(file.members.map(({ username }) => username).sort()).toEqual(['halina', 'zofia'])
    expect(file.invitations.map(({ status }) => status).sort()).toEqual(['accepted', 'pending'])
    const read = readOrganizationFile(JSON.stringify(file))
    expect(read).toEqual(file)
    const kept = await newData()
    expect(await importOrganization({ ...kept, file, now: Date.now() })).toEqual({ loginsCreated: 2 })
    expect(await exportOrganization({ ...kept, organizationId })).toEqual(file)
  })

  it('[B4] on a running server an imported person sets a password by mail, signs in, and has the same rights as before', async () => {
    const { file, organizationId } = await setup()
    const { server, kept } = await newServer()
    await importOrganization({ ...kept, file, now: Date.now() })
    const signIn = (password: string) =>
      server.call('/api/auth/sign-in/username', { body: { username: 'zofia', password } })
    expect((await signIn(testPassword)).status).toBe(401)
    await server.call('/api/auth/request-password-reset', { body: { email: 'zofia@example.org' } })
    await server.effectsDone()
    const token = /reset-password\?token=([\w-]+)/.exec(server.mails().join('\n'))?.[1]
    const newPassword = 'another battery staple'
    expect((await server.call('/api/auth/reset-password', { body: { token, newPassword } })).status).toBe(200)
    const { cookie } = await signIn(newPassword)
    const access = await server.call('/api/access', { cookie })
    expect(access.body).toMatchObject({ login: { username: 'zofia' }, organizations: [{ id: organizationId }] })
    expect(JSON.stringify(access.body)).toContain('Gdynia')
  })

  it('[B8] an imported invitation expires on its day, and no mail is sent for it', async () => {
    const { file } = await setup()
    const kept = await newData()
    await importOrganization({ ...kept, file, now: Date.now() })
    const { database, close } = await openSnapshot(kept)
    const effects = await database.runner.read(() => all(statement('select kind, due_at from effects')))
    await close()
    const pending = file.invitations.find(({ status }) => status === 'pending')
    expect(effects.map((row) => ({ ...row }))).toEqual([{ kind: 'expire-invitation', due_at: pending?.expiresAt }])
  })

  it('[DESIGN 7] an organisation, unit or login that the server has already is refused, and leaves nothing behind', async () => {
    const { file } = await setup()
    const kept = await newData()
    await importOrganization({ ...kept, file, now: Date.now() })
    const into = (kept: DataFolder, changed: object) =>
      importOrganization({ ...kept, file: { ...file, ...changed }, now: Date.now() })
    await expect(into(kept, {})).rejects.toThrow(`The organisation ${file.organization.id} is on this server already.`)
    const other = { organization: { ...file.organization, id: 'another-0001' as OrganizationId } }
    await expect(into(kept, other)).rejects.toThrow('belongs to another organisation on this server')

    const elsewhere = await newServer()
    await elsewhere.server.call('/api/organizations', {
      body: registrationOf('zofia', {
        unitIdentifier: 'PT 99999',
        legalEntity: { name: 'Orla', taxId: '583 000 41 42' },
      }),
    })
    const before = await countsIn(elsewhere.kept)
    await expect(into(elsewhere.kept, {})).rejects.toThrow(
      'The user name zofia, or its e-mail, belongs to another login on this server.',
    )
    expect(await countsIn(elsewhere.kept)).toEqual(before)
  })

  it('[DESIGN 7] a second organisation reuses the logins that came with the first', async () => {
    const { file } = await setup()
    const kept = await newData()
    await importOrganization({ ...kept, file, now: Date.now() })
    const text = JSON.stringify(file).replaceAll(file.organization.id, 'another-0001').replaceAll(/"PT /g, '"PT 9')
    const renamed = file.accounts.reduce((all, { id }) => all.replaceAll(id, `other-${id}`.slice(0, 60)), text)
    const second = readOrganizationFile(renamed)
    if (second === null) throw new Error('the changed file must be readable')
    expect(await importOrganization({ ...kept, file: second, now: Date.now() })).toEqual({
      loginsCreated: 0,
    })
  })
})

it('[DESIGN 7] the two organisations of the demonstration, with everything in them, compare equal too', async () => {
  const server = await openServer()
  await server.call('/api/demonstration', { method: 'POST' })
  const database = new DatabaseSync(join(server.dataDir, 'kontor.sqlite'), { readOnly: true })
  const ids = database.prepare('select id from organizations order by id').all() as { id: OrganizationId }[]
  database.close()
  expect(ids).toHaveLength(2)
  const dataDir = newFolder()
  for (const { id: organizationId } of ids) {
    const exported = await exportOrganization({ dataDir: server.dataDir, organizationId })
    // The demonstration's mark keeps it on its server.
    const file = { ...exported, organization: { ...exported.organization, demonstration: false } }
    expect(file.members.length).toBeGreaterThan(50)
    expect(new Set(file.invitations.map(({ status }) => status)).size).toBeGreaterThan(1)
    await importOrganization({ dataDir, secret: null, file, now: Date.now() })
    expect(await exportOrganization({ dataDir, organizationId })).toEqual(file)
  }
}, 60_000)

it('[DESIGN 7] no password, second factor, session or link is exported', async () => {
  const { server, file } = await setup()
  const database = new DatabaseSync(join(server.dataDir, 'kontor.sqlite'), { readOnly: true })
  const secrets = [
    ...database.prepare('select password as secret from login_credential').all(),
    ...database.prepare('select token as secret from login_session').all(),
    ...database.prepare('select token_hash as secret from invitation_tokens').all(),
  ].map(({ secret }) => String(secret))
  database.close()
  expect(secrets.length).toBeGreaterThan(3)
  const text = JSON.stringify(file)
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([])
})
