import { randomUUID } from 'node:crypto'
import { createServer as createHttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { MutationId } from '@kontor/domain'
import { documentSeq } from '@kontor/document'
import pg from 'pg'
import { expect, it, onTestFinished, vi } from 'vitest'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { operate } from './backup/operate.ts'
import { serverLimits } from './limits.ts'
import { readAwareness } from './sockets/awareness-update.ts'
import { awarenessFrame } from './sockets/server-frames.ts'
import { testPassword } from './testing/open-test-app.ts'
import type { TestSocket } from './testing/test-socket.ts'
import { openServers } from './testing/two-servers.ts'

const accepted = { status: 200, body: { outcomes: [{ outcome: 'accepted' }] } }

const query = async (url: string, text: string): Promise<void> => {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(text)
  await client.end()
}

it('[DESIGN 14] a change through one server reaches the screens at the other, as an update of its own', async () => {
  const { one, other, accountId, mutate, follow } = await openServers()
  const [here, there] = [follow(one), follow(other)]
  await Promise.all([here.sync(), there.sync()])
  expect(await mutate(one, 'renameAccount', { accountId, name: 'Through one' })).toMatchObject(accepted)
  await vi.waitFor(() => expect(there.holds('Through one')).toBe(true))
  expect(await mutate(other, 'renameAccount', { accountId, name: 'Through the other' })).toMatchObject(accepted)
  await vi.waitFor(() => expect(here.holds('Through the other')).toBe(true))
  await vi.waitFor(() => expect(documentSeq(here.doc)).toBe(documentSeq(there.doc)))
  expect(Y.encodeStateAsUpdate(here.doc)).toEqual(Y.encodeStateAsUpdate(there.doc))
})

it('[DESIGN 14] [S1] the same mutation at two servers runs once, with one outcome', async () => {
  const { servers, accountId, mutate, env } = await openServers(3)
  for (let at = 0; at < 10; at += 1) {
    const id = randomUUID()
    const answers = await Promise.all(
      servers.map((server) => mutate(server, 'renameAccount', { accountId, name: `N ${at}` }, id)),
    )
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    expect(answers[0]).toMatchObject(accepted)
  }
  expect(await operate(['verify-history'], env)).toContain('intact')
})

it('[DESIGN 14] [S1] what one server has refused gets the same outcome at another, which knew this login before', async () => {
  const { servers, accountId, mutate } = await openServers(2)
  const [one, other] = servers
  if (one === undefined || other === undefined) throw new Error('two servers were opened')
  await mutate(other, 'renameAccount', { accountId, name: 'Known' })
  const id = randomUUID()
  const role = { roleId: 'role-0001', name: 'Zespół' }
  const refused = await mutate(one, 'changeRole', { ...role, add: [], remove: [] }, id)
  expect(refused).toMatchObject({ body: { outcomes: [{ outcome: 'refused', code: 'unknown-role' }] } })
  await mutate(other, 'createRole', { ...role, rights: ['mail'] })
  const again = await mutate(other, 'changeRole', { ...role, add: [], remove: [] }, id)
  expect([again.status, again.body]).toEqual([refused.status, refused.body])
})

it('[ISSUE 11] [S16] single sign-on demanded through one server closes the sockets at the other within a second', async () => {
  const { one, other, url, cookie, organizationId, mutate, follow } = await openServers()
  const signedIn = await one.call('/api/auth/sign-in/username', {
    body: { username: 'halina', password: testPassword },
  })
  // As a session through a provider, which this host does not have.
  await query(url, `update login_session set "signedInBy" = 'provider' where token = '${tokenIn(cookie)}'`)
  const [mine, theirs] = [follow(other), follow(other, `directory/${organizationId}`, signedIn.cookie ?? '')]
  await Promise.all([mine.sync(), theirs.sync()])
  expect(await mutate(one, 'demandSingleSignOn', { demanded: true })).toMatchObject(accepted)
  const demandedAt = performance.now()
  expect(await theirs.closed()).toBe(4402)
  expect(performance.now() - demandedAt).toBeLessThan(1000)
  await mine.sync()
  const read = await other.call(`/api/documents/directory/${organizationId}`, { cookie: signedIn.cookie })
  expect([read.status, read.body]).toEqual([403, { error: { code: 'single-sign-on-required' } }])
})

/** Of the cookie, which is signed. */
const tokenIn = (cookie: string): string => /session_token=([^.;%]+)/.exec(cookie)?.[1] ?? ''

it('[DESIGN 4] [S16] a right that is taken through one server closes the sockets at the other within a second', async () => {
  const { one, other, accountId, mutate, follow, join } = await openServers()
  const zofia = await join('zofia', ['mail', 'finance'])
  const tookMs: number[] = []
  for (let turn = 0; turn < 5; turn += 1) {
    const mail = follow(other, `section/${accountId}.mail`, zofia.cookie)
    const access = follow(other, `access/${zofia.loginId}`, zofia.cookie)
    await mail.sync()
    await access.down('access')
    const args = { memberId: zofia.memberId, add: [], remove: ['mail'], addRoles: [], removeRoles: [] }
    const startedAt = performance.now()
    expect(await mutate(one, 'changeRights', args)).toMatchObject(accepted)
    expect(await mail.closed()).toBe(4403)
    tookMs.push(Math.round(performance.now() - startedAt))
    await vi.waitFor(() => {
      const last = access.downs().findLast((down) => down.type === 'access')
      expect(JSON.stringify(last)).not.toContain('"mail"')
    })
    await mutate(one, 'changeRights', { ...args, add: ['mail'], remove: [] })
    await vi.waitFor(() => expect(JSON.stringify(access.downs().at(-1))).toContain('"mail"'))
  }
  process.stdout.write(`A right taken at one server closed the socket at the other after ${tookMs.join(', ')} ms\n`)
  expect(Math.max(...tookMs)).toBeLessThan(1_000)
})

/** Resolves once everything sent to the socket so far has arrived and is answered. */
const answers = ({ websocket }: TestSocket): Promise<void> =>
  new Promise((resolve) => {
    websocket.once('pong', () => resolve())
    websocket.ping()
  })

it('[DESIGN 4] [S16] so it does when the directory has left the memory of the other server', async () => {
  const { one, other, accountId, mutate, follow, join } = await openServers()
  const zofia = await join('zofia', ['mail'])
  const mail = follow(other, `section/${accountId}.mail`, zofia.cookie)
  const access = follow(other, `access/${zofia.loginId}`, zofia.cookie)
  await mail.sync()
  await access.down('access')
  for (let waitedMs = 0; waitedMs <= serverLimits.roomIdleMs; waitedMs += serverLimits.keepAliveMs) {
    other.clock.advance(serverLimits.keepAliveMs)
    // The server ends sockets that do not answer.
    await Promise.all([mail, access].map(answers))
  }
  await vi.waitFor(() =>
    expect(other.logged.some((line) => line.includes('room-left-memory') && line.includes('directory'))).toBe(true),
  )
  await mutate(one, 'changeRights', {
    memberId: zofia.memberId,
    add: [],
    remove: ['mail'],
    addRoles: [],
    removeRoles: [],
  })
  expect(await mail.closed()).toBe(4403)
  await vi.waitFor(() => expect(JSON.stringify(access.downs().at(-1))).not.toContain('"mail"'))
})

it('[DESIGN 7] a session that ends at one server closes its sockets at the other', async () => {
  const { one, other, accountId, follow, join } = await openServers()
  const zofia = await join('zofia', ['mail'])
  const mail = follow(other, `section/${accountId}.mail`, zofia.cookie)
  await mail.sync()
  await one.call('/api/auth/sign-out', { body: {}, cookie: zofia.cookie })
  expect(await mail.closed()).toBe(4401)
})

/** Who else is present, as the last frame about each client says. */
const seenBy = (socket: TestSocket): Record<string, unknown> => {
  const seen = new Map<number, { clock: number; state: unknown }>()
  for (const frame of socket.frames) {
    const decoder = decoding.createDecoder(frame)
    if (decoding.readVarUint(decoder) !== 1) continue
    for (const { clientId, clock, state } of readAwareness(decoding.readVarUint8Array(decoder), 1_000) ?? [])
      if (clock >= (seen.get(clientId)?.clock ?? 0)) seen.set(clientId, { clock, state })
  }
  return Object.fromEntries([...seen].filter(([, { state }]) => state !== null).map(([id, { state }]) => [id, state]))
}

it('[S9] presence is one: people at two servers, with clocks 5 s apart, see each other come, move and go', async () => {
  const { one, other, directory, follow } = await openServers()
  other.clock.advance(5_000)
  const enter = (socket: TestSocket, screen: string): Awareness => {
    const awareness = new Awareness(socket.doc)
    awareness.setLocalState({ screen })
    socket.send(awarenessFrame(encodeAwarenessUpdate(awareness, [awareness.clientID])))
    onTestFinished(() => awareness.destroy())
    return awareness
  }
  const here = follow(one)
  await here.sync()
  const me = enter(here, '/a/one')
  const there = follow(other, directory)
  await there.sync()
  const you = enter(there, '/a/other')
  const stamp = (screen: string) => expect.objectContaining({ name: 'Name of halina', screen }) as unknown
  await vi.waitFor(() => expect(seenBy(here)).toEqual({ [you.clientID]: stamp('/a/other') }))
  await vi.waitFor(() => expect(seenBy(there)).toEqual({ [me.clientID]: stamp('/a/one') }))
  me.setLocalState({ screen: '/a/moved' })
  here.send(awarenessFrame(encodeAwarenessUpdate(me, [me.clientID])))
  await vi.waitFor(() => expect(seenBy(there)).toEqual({ [me.clientID]: stamp('/a/moved') }))
  there.websocket.close()
  await vi.waitFor(() => expect(seenBy(here)).toEqual({}))
})

it('[DESIGN 14] each effect is carried out by one server: 20 invitations are 20 mails', async () => {
  const { servers, one, accountId, mutate } = await openServers(3)
  for (let at = 0; at < 20; at += 1) {
    const invited = { homeAccountId: accountId, admin: false, rights: [], roleIds: [], grants: [] }
    const invitation = { invitationId: `invitation-${at}`, name: `P ${at}`, email: `p-${at}@example.org` }
    expect(await mutate(servers[at % 3] ?? one, 'inviteMember', { ...invitation, ...invited })).toMatchObject(accepted)
  }
  await Promise.all(servers.map((server) => server.effectsDone()))
  const mails = servers.flatMap((server) => server.mails())
  await vi.waitFor(() => expect(servers.flatMap((server) => server.mails()).length).toBeGreaterThanOrEqual(20))
  expect(mails.length).toBeLessThanOrEqual(20)
})

it('[ISSUE 11] a token that is revoked at one server changes nothing at the other, and soon reads nothing', async () => {
  const { one, other, accountId, cookie, directory, mutate } = await openServers()
  const path = `/api/documents/${directory}`
  const body = { tokenId: randomUUID(), name: 'ERP', scopes: ['read-directory', 'change-directory'], endsAt: null }
  const made = await one.call(`${path}/tokens`, { cookie, body })
  const headers = { authorization: `Bearer ${(made.body as { readonly secret: string }).secret}` }
  await vi.waitFor(async () => expect((await other.call(path, { headers })).status).toBe(200))
  expect(await mutate(one, 'revokeToken', { tokenId: body.tokenId })).toMatchObject(accepted)
  const startedAt = performance.now()
  const mutations = [{ id: randomUUID(), name: 'renameAccount', args: { accountId, name: 'By the token' } }]
  const answer = await other.call(`${path}/mutations`, { headers, body: { mutations } })
  expect(JSON.stringify(answer.body)).not.toContain('accepted')
  await vi.waitFor(async () => expect((await other.call(path, { headers })).status).toBe(401))
  expect(performance.now() - startedAt).toBeLessThan(1_000)
  expect(JSON.stringify((await one.call(path, { cookie })).body)).not.toContain('By the token')
})

it('[ISSUE 11] a webhook gets each event once, though two servers look for events', async () => {
  const received: unknown[] = []
  const receiver = createHttpServer((request, response) => {
    received.push(request.headers['webhook-id'])
    request.resume()
    response.writeHead(204).end()
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void receiver.close())
  const environment = { KONTOR_OUTBOUND_NETWORKS: '127.0.0.1' }
  const { servers, one, other, accountId, cookie, directory, mutate } = await openServers(2, undefined, environment)
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/kontor`
  const body = { webhookId: randomUUID(), name: 'ERP', url, events: ['accounts'] }
  expect((await one.call(`/api/documents/${directory}/webhooks`, { cookie, body })).status).toBe(201)
  const count = 20
  for (let at = 0; at < count; at += 1)
    await mutate(at % 2 === 0 ? one : other, 'renameAccount', { accountId, name: `Name ${at}` })
  await vi.waitFor(() => expect(new Set(received).size).toBe(count), 30_000)
  await Promise.all(servers.map((server) => server.effectsDone()))
  expect(received).toHaveLength(count)
})

it('[S3] while LISTEN is cut, changes at the other server are missed; then they are read by seq', async () => {
  const { one, other, url, accountId, mutate, follow, join } = await openServers()
  const zofia = await join('zofia', ['mail'])
  const there = follow(other)
  const mail = follow(other, `section/${accountId}.mail`, zofia.cookie)
  await Promise.all([there.sync(), mail.sync()])
  const cut = () =>
    query(
      url,
      "select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen kontor_notices' or query = 'select 1'",
    )
  await cut()
  for (let at = 0; at < 20; at += 1)
    expect(await mutate(one, 'renameAccount', { accountId, name: `Name ${at}` })).toMatchObject(accepted)
  await mutate(one, 'changeRights', {
    memberId: zofia.memberId,
    add: [],
    remove: ['mail'],
    addRoles: [],
    removeRoles: [],
  })
  await vi.waitFor(() => expect(there.holds('Name 19')).toBe(true), 10_000)
  expect(await mail.closed()).toBe(4403)
  expect(other.logged.some((line) => line.includes('notices-arrive-again'))).toBe(true)
})

it('[S2] [S4] under load at two servers a document keeps one order, and every change is there once', async () => {
  const { servers, one, follow, env, directory } = await openServers()
  const sockets = servers.map((server) => follow(server))
  await Promise.all(sockets.map((socket) => socket.sync()))
  const count = 60
  const startedAt = performance.now()
  for (let at = 0; at < count; at += 1)
    sockets.forEach((socket, server) =>
      socket.mutate({
        id: `mutation-${server}-${at}` as MutationId,
        name: 'createRole',
        version: 1,
        args: { roleId: `role-${server}-${at}`, name: `Role ${server} ${at}`, rights: ['mail'] },
      }),
    )
  const outcomesOf = (socket: TestSocket) =>
    socket.downs().flatMap((down) => (down.type === 'outcomes' ? down.outcomes : []))
  await vi.waitFor(() => expect(sockets.map((socket) => outcomesOf(socket).length)).toEqual([count, count]), 30_000)
  process.stdout.write(
    `${2 * count} changes of one document at two servers: ${Math.round(performance.now() - startedAt)} ms\n`,
  )
  const seqs = sockets.map((socket) =>
    outcomesOf(socket).map((outcome) => (outcome.outcome === 'accepted' ? outcome.seq : -1)),
  )
  for (const own of seqs) expect(own).toEqual([...own].sort((first, second) => first - second))
  expect(new Set(seqs.flat()).size).toBe(2 * count)
  const head = Math.max(...seqs.flat())
  await vi.waitFor(() => expect(sockets.map(({ doc }) => documentSeq(doc))).toEqual([head, head]))
  expect(Y.encodeStateAsUpdate(sockets[0]?.doc ?? new Y.Doc())).toEqual(
    Y.encodeStateAsUpdate(sockets[1]?.doc ?? new Y.Doc()),
  )
  expect(one.logged.filter((line) => line.includes('storage-failed'))).toEqual([])
  expect(await operate(['verify-history'], env)).toContain(`${directory}: ${head} entries, intact`)
})

it('[DESIGN 14] an older server goes on beside a newer one, whose tables, columns and notices it does not know', async () => {
  const { one, other, url, accountId, mutate, follow } = await openServers()
  const there = follow(other)
  await there.sync()
  await query(url, "insert into kysely_migration values ('999-later', '2030-01-01')")
  await query(url, 'alter table documents add column later integer not null default 0; create table later (id integer)')
  for (const payload of ['{"server":"newer","notice":{"kind":"later"}}', '{"server":"newer"}', 'nonsense', '', 'null'])
    await query(url, `select pg_notify('kontor_notices', '${payload}')`)
  await query(url, `select pg_notify('kontor_notices', '{"server":"newer","notice":{"kind":"commit"}}')`)
  expect(await mutate(one, 'renameAccount', { accountId, name: 'Beside' })).toMatchObject(accepted)
  await vi.waitFor(() => expect(there.holds('Beside')).toBe(true))
})
