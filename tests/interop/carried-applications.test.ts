import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { registrationOf, testPassword } from '../../sync-server/src/testing/open-test-app.ts'
import { openTestServer } from '../../sync-server/src/testing/open-test-server.ts'
import { testPostgres } from '../../sync-server/src/testing/test-postgres.ts'
import { operate } from '../../sync-server/src/backup/operate.ts'

it('[ISSUE 11] applications are on PostgreSQL too, carried there, backed up and restored with their secrets', async () => {
  const server = await openTestServer()
  onTestFinished(() => server.close())
  const token = server.firstOperatorLink()?.split('/').at(-1)
  const body = { name: 'Olga', email: 'olga@example.org', username: 'olga', password: testPassword }
  const { cookie } = await server.call(`/api/operator-links/${token}/accept`, { body })
  await server.call('/api/organizations', { body: registrationOf('halina') })
  const application = {
    name: 'Rejestr faktur',
    right: 'finance',
    redirectUrls: ['https://a.example/cb'],
    logoutUrl: null,
  }
  const added = await server.call('/api/operator/applications', { cookie, body: application })
  expect(added.status).toBe(201)
  await server.stop()
  const url = await (await testPostgres()).newDatabase()
  const env = { KONTOR_DATA_DIR: server.dataDir, KONTOR_DATABASE_URL: url }
  await operate(['migrate-to-postgres'], env)
  const listed = async (environment: Record<string, string>) => {
    const other = await openTestServer(environment)
    onTestFinished(() => other.close())
    const signedIn = await other.call('/api/auth/sign-in/username', {
      body: { username: 'olga', password: testPassword },
    })
    const list = await other.call('/api/operator/applications', { cookie: signedIn.cookie })
    const again = await other.call('/api/operator/applications', { cookie: signedIn.cookie, body: application })
    await other.stop()
    return [list.body, again.status]
  }
  const backup = join(mkdtempSync(join(tmpdir(), 'kontor-carried-')), 'backup')
  await operate(['backup', backup], env)
  const expected = [{ applications: [{ ...application, people: 0 }] }, 201]
  expect(await listed(env)).toMatchObject(expected)
  const restored = mkdtempSync(join(tmpdir(), 'kontor-restored-'))
  await operate(['restore', backup], { KONTOR_DATA_DIR: restored })
  expect(await listed({ KONTOR_DATA_DIR: restored })).toMatchObject(expected)
})
