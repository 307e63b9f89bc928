import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { operate } from '../../sync-server/src/backup/operate.ts'
import { registrationOf, testPassword } from '../../sync-server/src/testing/open-test-app.ts'
import { openTestServer } from '../../sync-server/src/testing/open-test-server.ts'
import { testPostgres } from '../../sync-server/src/testing/test-postgres.ts'

/** The README of the server says what a backup, a restore and the move to PostgreSQL carry. */
it('[ISSUE 11] tokens, webhooks and what a company’s directory calls people are carried, backed up and restored', async () => {
  const server = await openTestServer({ KONTOR_OUTBOUND_NETWORKS: '127.0.0.0/8' })
  onTestFinished(() => server.close())
  const registered = await server.call('/api/organizations', { body: registrationOf('halina') })
  const { organizationId } = registered.body as { readonly organizationId: string }
  const { cookie } = registered
  const directory = `/api/documents/directory/${organizationId}`
  const token = { tokenId: 'token-of-entra', name: 'Entra ID', scopes: ['scim', 'read-directory'], endsAt: null }
  const { secret } = (await server.call(`${directory}/tokens`, { cookie, body: token })).body as {
    readonly secret: string
  }
  const headers = { authorization: `Bearer ${secret}` }
  const webhook = {
    webhookId: 'webhook-of-erp',
    name: 'ERP',
    url: 'http://127.0.0.1:9/kontor',
    events: ['people'],
  }
  expect((await server.call(`${directory}/webhooks`, { cookie, body: webhook })).status).toBe(201)
  const anna = { schemas: [], userName: 'anna@mewa.pl', externalId: 'entra-1', displayName: 'Anna Nowak' }
  expect((await server.call('/scim/v2/Users', { headers, body: anna })).status).toBe(201)
  await server.stop()

  const url = await (await testPostgres()).newDatabase()
  const env = { KONTOR_DATA_DIR: server.dataDir, KONTOR_DATABASE_URL: url }
  await operate(['migrate-to-postgres'], env)
  const backup = join(mkdtempSync(join(tmpdir(), 'kontor-carried-')), 'backup')
  await operate(['backup', backup], env)
  const found = async (environment: Record<string, string>) => {
    const other = await openTestServer(environment)
    onTestFinished(() => other.close())
    const body = { username: 'halina', password: testPassword }
    const { cookie: session } = await other.call('/api/auth/sign-in/username', { body })
    const people = await other.call('/scim/v2/Users?filter=externalId%20eq%20%22entra-1%22', { headers })
    // The secret signs again only if it was carried: a webhook without one is 404.
    const test = await other.call(`${directory}/webhooks/${webhook.webhookId}/test`, { cookie: session, body: {} })
    const uses = await other.call(`${directory}/tokens`, { cookie: session })
    await other.stop()
    return [JSON.parse(people.body as string) as unknown, test.status, uses.body]
  }
  const expected = [
    { totalResults: 1, Resources: [{ userName: 'anna@mewa.pl', externalId: 'entra-1', displayName: 'Anna Nowak' }] },
    202,
    { tokens: [{ id: token.tokenId, lastUsedAt: expect.any(Number) as number }] },
  ]
  expect(await found(env)).toMatchObject(expected)
  const restored = mkdtempSync(join(tmpdir(), 'kontor-restored-'))
  await operate(['restore', backup], { KONTOR_DATA_DIR: restored })
  expect(await found({ KONTOR_DATA_DIR: restored })).toMatchObject(expected)
})
