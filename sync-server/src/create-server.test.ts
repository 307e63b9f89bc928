import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { limits } from '@kontor/domain'
import { ServerHealthSchema, wireLimits, type ServerHealth } from '@kontor/protocol'
import * as v from 'valibot'
import { afterEach, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { operate } from './backup/operate.ts'
import { createServer } from './create-server.ts'
import { serverLimits } from './limits.ts'
import { readSettings } from './settings/settings.ts'
import { registrationOf, testPassword } from './testing/open-test-app.ts'
import { openTestServer } from './testing/open-test-server.ts'

type TestServer = Awaited<ReturnType<typeof openTestServer>>
const servers: TestServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

const setup = async (environment: Record<string, string> = {}, webFolder?: string) => {
  const server = await openTestServer(environment, webFolder)
  servers.push(server)
  const registered = await server.call('/api/organizations', { body: registrationOf('halina') })
  const { organizationId, accountId } = registered.body as { organizationId: string; accountId: string }
  const mutate = (name: string, args: object) =>
    server.call(`/api/documents/directory/${organizationId}/mutations`, {
      cookie: registered.cookie,
      body: { mutations: [{ id: crypto.randomUUID(), name, args }] },
    })
  const invite = (invitationId: string) =>
    mutate('inviteMember', {
      invitationId,
      name: 'Zofia Żółć',
      email: 'zofia@example.org',
      homeAccountId: accountId,
      admin: false,
      rights: ['mail'],
      roleIds: [],
      grants: [],
    })
  const directory = async () =>
    (await server.call(`/api/documents/directory/${organizationId}`, { cookie: registered.cookie })).body as {
      members: { username: string; lastSignInAt: number | null }[]
      invitations: { status: string }[]
    }
  return { server, cookie: registered.cookie, organizationId, accountId, mutate, invite, directory }
}
const linkIn = (mail: string | undefined, path: string): string =>
  new RegExp(`${path}([\\w-]+)`).exec(mail ?? '')?.[1] ?? ''

it('[B4] register, invite, open the link from the mail, accept: the person is a member with the invited rights', async () => {
  const { server, accountId, invite, directory } = await setup()
  expect((await invite('invitation-1')).body).toMatchObject({ outcomes: [{ outcome: 'accepted' }] })
  await server.effectsDone()
  const [mail] = server.mails()
  expect(mail).toContain('Zaproszenie wysyła Name of halina.')
  const token = linkIn(mail, '/invitation/')
  expect((await server.call(`/api/invitations/${token}`)).body).toMatchObject({ name: 'Zofia Żółć' })
  const accepted = await server.call(`/api/invitations/${token}/accept`, {
    body: { username: 'zofia', password: testPassword },
  })
  expect(accepted.status).toBe(200)
  expect((await server.call('/api/access', { cookie: accepted.cookie })).body).toMatchObject({
    organizations: [{ accounts: [{ id: accountId, rights: ['mail'] }] }],
  })
  expect((await directory()).members.map(({ username }) => username)).toEqual(['halina', 'zofia'])
})

it('[B8] an invitation expires by the server’s clock, with no one online', async () => {
  const { server, invite, directory } = await setup()
  await invite('invitation-1')
  await server.effectsDone()
  server.clock.advance(limits.invitationLifetimeMs)
  await server.effectsDone()
  expect((await directory()).invitations.map(({ status }) => status)).toEqual(['expired'])
})

it('[B8] an invitation whose time comes while the server is down expires at the next start, and not earlier', async () => {
  const { server, invite, directory } = await setup()
  await invite('invitation-1')
  await server.effectsDone()
  const link = `/api/invitations/${linkIn(server.mails()[0], '/invitation/')}`
  const statuses = async () => (await directory()).invitations.map(({ status }) => status)
  server.clock.advance(limits.invitationLifetimeMs - 1)
  await server.restart()
  await server.effectsDone()
  expect([await statuses(), (await server.call(link)).status]).toEqual([['pending'], 200])
  await server.stop()
  server.clock.advance(1)
  await server.restart()
  // The link is void by the clock alone, before the record is marked.
  expect((await server.call(link)).status).toBe(410)
  await server.effectsDone()
  expect(await statuses()).toEqual(['expired'])
})

it('[DESIGN 7] after a restart everything accepted is there: sessions, records, waiting mails, valid links', async () => {
  const { server, cookie, invite, directory } = await setup()
  await invite('invitation-1')
  await server.effectsDone()
  await server.restart()
  expect((await server.call('/api/access', { cookie })).status).toBe(200)
  expect((await directory()).invitations).toHaveLength(1)
  expect(server.mails()).toHaveLength(1)
  expect((await server.call(`/api/invitations/${linkIn(server.mails()[0], '/invitation/')}`)).status).toBe(200)
})

it('[DESIGN 7] a forgotten password is replaced through the link in the mail', async () => {
  const { server, cookie } = await setup()
  const answer = await server.call('/api/auth/request-password-reset', { body: { email: 'halina@example.org' } })
  expect(answer.status).toBe(200)
  await server.effectsDone()
  const token = linkIn(server.mails()[0], '/reset-password\\?token=')
  const newPassword = 'another long password'
  expect((await server.call('/api/auth/reset-password', { body: { token, newPassword } })).status).toBe(200)
  expect((await server.call('/api/access', { cookie })).status).toBe(401)
  const signIn = (password: string) =>
    server.call('/api/auth/sign-in/username', { body: { username: 'halina', password } })
  expect([(await signIn(testPassword)).status, (await signIn(newPassword)).status]).toEqual([401, 200])
})

it('[S11] the mail for a new password waits until the answer is sent, and no longer', async () => {
  const { server } = await setup()
  await server.effectsDone()
  await server.call('/api/auth/request-password-reset', { body: { email: 'halina@example.org' } })
  const after = async (ms: number) => {
    server.clock.advance(ms)
    for (let turn = 0; turn < 50; turn += 1) await setImmediate()
    return server.mails().length
  }
  expect(await after(serverLimits.passwordResetMailRestMs - 1)).toBe(0)
  server.clock.advance(1)
  await vi.waitFor(() => expect(server.mails()).toHaveLength(1))
})

it('[DESIGN 7] passwords, tokens, cookies, names and addresses are in no log', async () => {
  const { server, cookie, invite } = await setup({ KONTOR_SECRET: 'very-secret-'.repeat(3) })
  await invite('invitation-1')
  await server.call('/api/auth/sign-in/username', { body: { username: 'halina', password: 'wrong password here' } })
  await server.call('/api/auth/request-password-reset', { body: { email: 'halina@example.org' } })
  await server.effectsDone()
  const [, reset] = server.mails()
  const secrets = [
    testPassword,
    'wrong password here',
    'very-secret',
    cookie?.split('=')[1]?.slice(0, 20) ?? 'none',
    linkIn(
      server.mails().find((mail) => mail.includes('/invitation/')),
      '/invitation/',
    ),
    linkIn(reset, '/reset-password\\?token='),
    'example.org',
    'Zofia',
    'halina',
  ]
  const logged = server.logged.join('\n')
  expect(server.logged.length).toBeGreaterThan(0)
  expect(secrets.filter((secret) => secret === '' || logged.includes(secret))).toEqual([])
})

it('[DESIGN 7] tokens and passwords are not in the database in plain text', async () => {
  const { server, invite } = await setup()
  await invite('invitation-1')
  await server.call('/api/auth/request-password-reset', { body: { email: 'halina@example.org' } })
  await server.effectsDone()
  const mails = server.mails()
  const tokens = [
    linkIn(
      mails.find((mail) => mail.includes('/invitation/')),
      '/invitation/',
    ),
    linkIn(
      mails.find((mail) => mail.includes('/reset-password')),
      '/reset-password\\?token=',
    ),
  ]
  await server.stop()
  const bytes = readFileSync(join(server.dataDir, 'kontor.sqlite'))
  for (const secret of [...tokens, testPassword])
    expect([secret.length > 10, bytes.includes(secret)]).toEqual([true, false])
  await server.restart()
})

it('[DESIGN 7] a socket with a session is welcomed, and closed with 1012 when the server stops', async () => {
  const { server, cookie, organizationId } = await setup()
  const socket = new WebSocket(`ws://127.0.0.1:${server.port()}/sync/directory/${organizationId}`, {
    headers: { cookie: cookie ?? '' },
  })
  await new Promise((resolve) => socket.once('message', resolve))
  const closed = new Promise((resolve) => socket.once('close', resolve))
  await server.restart()
  expect(await closed).toBe(1012)
})

it('[S10] signing out closes the sockets of that session with 4401', async () => {
  const { server, cookie, organizationId } = await setup()
  const socket = new WebSocket(`ws://127.0.0.1:${server.port()}/sync/directory/${organizationId}`, {
    headers: { cookie: cookie ?? '' },
  })
  await new Promise((resolve) => socket.once('message', resolve))
  const closed = new Promise((resolve) => socket.once('close', resolve))
  expect((await server.call('/api/auth/sign-out', { cookie, body: {} })).status).toBe(200)
  expect(await closed).toBe(4401)
})

it('[ISSUE 2] removing the demonstration closes its sockets, and changes nothing else', async () => {
  const server = await openTestServer()
  servers.push(server)
  expect((await server.call('/api/demonstration', { method: 'POST' })).status).toBe(201)
  const shown = (await server.call('/api/deployment')).body as {
    demonstration: { organizations: { logins: { username: string; password: string }[] }[] }
  }
  const [owner] = shown.demonstration.organizations[0]?.logins ?? []
  const { cookie } = await server.call('/api/auth/sign-in/username', { body: owner })
  const { body } = await server.call('/api/access', { cookie })
  const [organization] = (body as { organizations: { id: string }[] }).organizations
  const socket = new WebSocket(`ws://127.0.0.1:${server.port()}/sync/directory/${organization?.id}`, {
    headers: { cookie: cookie ?? '' },
  })
  await new Promise((resolve) => socket.once('message', resolve))
  const closed = new Promise<number>((resolve) => socket.once('close', resolve))
  const code = /The code (\S+) removes it/.exec(server.printed.join())?.[1]
  expect((await server.call('/api/demonstration', { method: 'DELETE', body: { code } })).status).toBe(200)
  expect([4401, 4403]).toContain(await closed)
  expect((await server.call('/api/access', { cookie })).status).toBe(401)
  expect((await server.call('/api/deployment')).body).toMatchObject({ empty: true, demonstration: null })
}, 60_000)

it('[DESIGN 7] a socket at another path, or from a foreign page, is refused', async () => {
  const { server, cookie, organizationId } = await setup()
  const statusOf = (path: string, headers: Record<string, string>) =>
    new Promise((resolve) => {
      const socket = new WebSocket(`ws://127.0.0.1:${server.port()}${path}`, {
        headers: { cookie: cookie ?? '', ...headers },
      })
      socket.once('unexpected-response', (_request, response) => resolve(response.statusCode))
      socket.once('open', () => resolve('open'))
      socket.once('error', () => undefined)
    })
  expect(await statusOf('/elsewhere', {})).toBe(404)
  expect(await statusOf(`/sync/directory/${organizationId}`, { origin: 'https://evil.example' })).toBe(403)
})

it('[DESIGN 7] a server for this machine accepts all of the machine’s names', async () => {
  const { server } = await setup()
  const from = (origin: string) =>
    server.call('/api/auth/sign-in/username', {
      body: { username: 'halina', password: testPassword },
      headers: { origin },
    })
  for (const name of ['127.0.0.1', 'localhost'])
    expect((await from(`http://${name}:${server.port()}`)).status).toBe(200)
  expect((await from('http://localhost:1')).status).toBe(403)
})

it('[S11] a body over the bound is refused on the wire too, with and without a content-length', async () => {
  const { server } = await setup()
  const body = 'x'.repeat(wireLimits.bodyBytesMax + 1)
  expect((await server.call('/api/organizations', { body })).status).toBe(413)
  const stream = new ReadableStream({
    start: (controller) => {
      controller.enqueue(new TextEncoder().encode(body))
      controller.close()
    },
  })
  const answer = await fetch(`http://127.0.0.1:${server.port()}/api/organizations`, {
    method: 'POST',
    body: stream,
    duplex: 'half',
  } as RequestInit)
  expect(answer.status).toBe(413)
})

it('[DESIGN 7] the built app is served, deep links included', async () => {
  const webFolder = mkdtempSync(join(tmpdir(), 'kontor-web-'))
  writeFileSync(join(webFolder, 'index.html'), '<!doctype html><title>Kontor</title>')
  const { server } = await setup({}, webFolder)
  const page = await server.call('/a/account-0001/users')
  expect([page.status, page.body]).toEqual([200, '<!doctype html><title>Kontor</title>'])
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect((await server.call('/_app/gone.js')).status).toBe(404)
  expect((await server.call('/api/gone')).status).toBe(404)
})

it('[DESIGN 11] the first operator joins by the printed link, further ones by `pnpm operator`, and they see the server’s health', async () => {
  const { server } = await setup()
  const tokenIn = (line: string): string => /\/operator\/join\/(\S+)/.exec(line)?.[1] ?? ''
  const join = (token: string, username: string) =>
    server.call(`/api/operator-links/${token}/accept`, {
      body: { name: username, email: `${username}@latarnia.example`, username, password: testPassword },
    })
  const first = tokenIn(server.firstOperatorLink() ?? '')
  await server.restart()
  expect(tokenIn(server.firstOperatorLink() ?? '')).toBe(first)
  const { cookie } = await join(first, 'damian')
  const line = await operate(['operator', 'invite', 'iga@latarnia.example'], { KONTOR_DATA_DIR: server.dataDir })
  expect(line).toMatch(/^Until it is used, for seven days: http:\/\/127\.0\.0\.1:4400\/operator\/join\/[\w-]{32}$/)
  expect((await join(tokenIn(line), 'iga')).status).toBe(200)
  const { body } = await server.call('/api/operator/health', { cookie })
  expect(v.parse(ServerHealthSchema, body)).toMatchObject({
    startedAt: server.clock.now(),
    documents: 1,
    organizations: 1,
    connected: { people: 0, sockets: 0 },
    effects: { waiting: 0, oldestDueAt: null },
    backup: null,
  })
  expect((body as ServerHealth).disk.database).toBeGreaterThan(0)
  await server.restart()
  expect(server.firstOperatorLink()).toBe(null)
})

it('[C] a request whose upgrade a proxy removed is answered with 426, and the log names it once', async () => {
  const { server, organizationId } = await setup()
  const answers = [await server.call(`/sync/directory/${organizationId}`), await server.call('/sync/nothing')]
  expect(answers.map(({ status }) => status)).toEqual([426, 426])
  expect(server.logged.filter((line) => line.includes('socket-without-upgrade'))).toHaveLength(1)
})

it('[F9] two servers never serve one folder, and a stopped one releases it', async () => {
  const { server } = await setup()
  const second = () =>
    createServer({
      settings: readSettings({ PORT: '0', KONTOR_DATA_DIR: server.dataDir }),
      log: () => undefined,
    })
  await expect(second()).rejects.toThrow(
    'KONTOR_DATA_DIR is in use by another server: stop that one, or name another folder.',
  )
  await server.stop()
  await (await second()).close()
})
