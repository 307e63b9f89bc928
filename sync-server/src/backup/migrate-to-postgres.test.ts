import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createServer } from '../create-server.ts'
import { cookieHeader } from '../identity/cookie-header.ts'
import { unlimited } from '../rate-limit/rate-limiter.ts'
import { readSettings } from '../settings/settings.ts'
import { registrationOf, testPassword } from '../testing/open-test-app.ts'
import { openTestServer } from '../testing/open-test-server.ts'
import { quickHashing } from '../testing/quick-hashing.ts'
import { testPostgres } from '../testing/test-postgres.ts'
import { operate } from './operate.ts'

/** A stopped server with an organisation, a session and an attachment, and an empty PostgreSQL database. */
const setup = async () => {
  const server = await openTestServer()
  onTestFinished(() => server.close())
  const { body, cookie } = await server.call('/api/organizations', { body: registrationOf('halina') })
  const { organizationId, accountId } = body as { organizationId: string; accountId: string }
  const file = 'a file of the mail'
  const sha256 = createHash('sha256').update(file).digest('hex')
  const attachments = `/api/documents/section/${accountId}.mail/attachments`
  const uploaded = await server.call(`${attachments}?name=a.txt&sha256=${sha256}`, { cookie, body: file })
  expect(uploaded.status).toBe(200)
  await server.stop()
  const url = await (await testPostgres()).newDatabase()
  const environment = { KONTOR_DATA_DIR: server.dataDir, KONTOR_DATABASE_URL: url, PORT: '0' }
  return { server, cookie, organizationId, content: `${attachments}/${sha256}`, file, environment }
}

it('[DESIGN 14] a data folder is carried over whole: content, history, sessions, passwords and attachments', async () => {
  const { server, cookie, organizationId, content, file, environment } = await setup()
  expect(await operate(['migrate-to-postgres'], environment)).toBe(
    'Carried over 1 organisations, 1 documents, 2 entries of histories, 1 logins and 1 attachments; ' +
      `the former database is kept as ${join(server.dataDir, 'kontor.sqlite.carried-over')}`,
  )
  expect(existsSync(join(server.dataDir, 'kontor.sqlite'))).toBe(false)
  const settings = readSettings(environment)
  const moved = await createServer({
    settings,
    log: () => undefined,
    limiter: unlimited,
    passwordHashing: quickHashing,
  })
  onTestFinished(() => moved.close())
  const get = async (path: string) =>
    fetch(`http://127.0.0.1:${moved.port}${path}`, { headers: { cookie: cookie ?? '' } })
  const chain = await get(`/api/documents/directory/${organizationId}/history/chain`)
  expect(await chain.json()).toMatchObject({ entries: 2, intact: true })
  expect(await (await get(content)).text()).toBe(file)
  const signedIn = await fetch(`http://127.0.0.1:${moved.port}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'halina', password: testPassword }),
  })
  expect([signedIn.status, cookieHeader(signedIn.headers.getSetCookie()) !== null]).toEqual([200, true])
})

it('[DESIGN 14] nothing is carried over into a database that holds data, from a running server, or from nowhere', async () => {
  const { server, environment } = await setup()
  await server.restart()
  await expect(operate(['migrate-to-postgres'], environment)).rejects.toThrow('is in use by another server')
  await server.stop()
  await operate(['migrate-to-postgres'], environment)
  await expect(operate(['migrate-to-postgres'], environment)).rejects.toThrow('holds no embedded database')
  const other = await setup()
  const taken = { ...other.environment, KONTOR_DATABASE_URL: environment.KONTOR_DATABASE_URL }
  await expect(operate(['migrate-to-postgres'], taken)).rejects.toThrow('holds data already: name an empty one.')
  expect(existsSync(join(other.server.dataDir, 'kontor.sqlite'))).toBe(true)
})

it('[DESIGN 14] a server does not start on an empty PostgreSQL database while its data is in the folder', async () => {
  const { environment } = await setup()
  const starting = createServer({ settings: readSettings(environment), log: () => undefined })
  await expect(starting).rejects.toThrow(
    'KONTOR_DATA_DIR holds an embedded database: carry it over by pnpm migrate-to-postgres, or name another folder.',
  )
})
