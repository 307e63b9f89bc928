import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import type { LoginId, MemberId, OrganizationId } from '@kontor/domain'
import { expect, it, onTestFinished } from 'vitest'
import { systemClock } from '../clock/clock.ts'
import type { OpenSession } from '../identity/identity.ts'
import { serverLimits } from '../limits.ts'
import { createRooms } from '../rooms/create-rooms.ts'
import { createSqliteStore } from '../store/sqlite-store.ts'
import { createMemoryIdentity } from '../testing/memory-identity.ts'
import { registrationOf, testPassword } from '../testing/open-test-app.ts'
import { openTestServer } from '../testing/open-test-server.ts'
import { directoryOf, mutation } from '../testing/sample-organization.ts'
import { openTestSocket } from '../testing/test-socket.ts'

type TestServer = Awaited<ReturnType<typeof openTestServer>>
interface Organization {
  readonly id: OrganizationId
  readonly accountId: string
  readonly owner: string
}

const register = async (server: TestServer, owner: string, changes: object = {}): Promise<Organization> => {
  const { body, cookie } = await server.call('/api/organizations', { body: registrationOf(owner, changes) })
  const { organizationId, accountId } = body as { organizationId: OrganizationId; accountId: string }
  return { id: organizationId, accountId, owner: cookie ?? '' }
}

/** Mewa with its owner Halina and Zofia, who has signed in once, on a real server. */
const setup = async () => {
  const server = await openTestServer()
  onTestFinished(() => server.close())
  const mewa = await register(server, 'halina')

  const send = async (
    name: string,
    args: object,
    { by = mewa.owner, to = mewa, id = crypto.randomUUID() as string } = {},
  ) => {
    // Sessions begin by the machine's clock; the server's own must not be behind it.
    server.clock.advance(Math.max(0, Date.now() - server.clock.now()))
    const path = `/api/documents/directory/${to.id}/mutations`
    const { body } = await server.call(path, { cookie: by, body: { mutations: [{ id, name, args }] } })
    return (body as { outcomes: { outcome: string; code?: string }[] }).outcomes[0]
  }
  const token = async ({ id, owner }: Organization, invitationId: string): Promise<string> => {
    const path = `/api/documents/directory/${id}/invitations/${invitationId}/link`
    const { body } = await server.call(path, { method: 'POST', cookie: owner })
    return (body as { url: string }).url.split('/').at(-1) ?? ''
  }
  const promised = { rights: ['mail'], roleIds: [], grants: [] }
  const join = async (username: string, admin = false): Promise<string> => {
    const invitationId = `invitation-${username}`
    const who = { name: username, email: `${username}@example.org`, homeAccountId: mewa.accountId, admin }
    await send('inviteMember', { invitationId, ...who, ...promised })
    const body = { username, password: testPassword }
    return (await server.call(`/api/invitations/${await token(mewa, invitationId)}/accept`, { body })).cookie ?? ''
  }
  const signIn = async (username = 'zofia'): Promise<string> =>
    (await server.call('/api/auth/sign-in/username', { body: { username, password: testPassword } })).cookie ?? ''
  const memberOf = async (username: string, { id, owner }: Organization = mewa) => {
    const { body } = await server.call(`/api/documents/directory/${id}`, { cookie: owner })
    const members = (body as { members: { id: MemberId; loginId: LoginId; username: string }[] }).members
    const found = members.find((member) => member.username === username)
    if (found === undefined) throw new Error(`${username} is not here`)
    return found
  }
  const sessions = async (memberId: string): Promise<readonly OpenSession[]> => {
    const path = `/api/documents/directory/${mewa.id}/members/${memberId}/sessions`
    return ((await server.call(path, { cookie: mewa.owner })).body as { sessions: OpenSession[] }).sessions
  }
  const works = async (...cookies: readonly string[]): Promise<readonly boolean[]> =>
    Promise.all(cookies.map(async (cookie) => (await server.call('/api/access', { cookie })).status === 200))
  const openSocket = async (cookie: string, loginId: LoginId) => {
    const socket = openTestSocket(`ws://127.0.0.1:${server.port()}/sync/access/${loginId}`, { cookie })
    await socket.down('access')
    return socket
  }
  const inDatabase = <T>(work: (database: DatabaseSync) => T): T => {
    const database = new DatabaseSync(databaseIn(server.dataDir), { timeout: 5_000 })
    try {
      return work(database)
    } finally {
      database.close()
    }
  }
  const first = await join('zofia')
  const { id: memberId, loginId } = await memberOf('zofia')
  return {
    ...{ server, mewa, send, join, token, promised, signIn, memberOf, sessions, works, openSocket, inDatabase },
    ...{ first, memberId, loginId },
  }
}
const databaseIn = (dataDir: string): string => join(dataDir, 'kontor.sqlite')

it('[B13] an administrator ends one session of a member: its cookie and sockets are gone, the others stay', async () => {
  const { server, send, signIn, sessions, works, openSocket, first, memberId, loginId } = await setup()
  const [before] = await sessions(memberId)
  const second = await signIn()
  const [closing, staying] = [await openSocket(first, loginId), await openSocket(second, loginId)]
  expect(await send('endSessions', { memberId, sessionId: before?.id })).toMatchObject({ outcome: 'accepted' })
  await server.effectsDone()
  expect(await closing.closed()).toBe(4401)
  expect(await works(first, second)).toEqual([false, true])
  expect(staying.websocket.readyState).toBe(staying.websocket.OPEN)
  expect(await sessions(memberId)).toHaveLength(1)
})

it('[B13] an administrator ends all sessions of a member, and of no one else', async () => {
  const { server, mewa, send, join, signIn, works, openSocket, first, memberId, loginId } = await setup()
  const admin = await join('krzysztof', true)
  const cookies = [first, await signIn(), await signIn()]
  const sockets = await Promise.all(cookies.map((cookie) => openSocket(cookie, loginId)))
  expect(await send('endSessions', { memberId, sessionId: null }, { by: admin })).toMatchObject({ outcome: 'accepted' })
  await server.effectsDone()
  expect(await Promise.all(sockets.map((socket) => socket.closed()))).toEqual([4401, 4401, 4401])
  expect(await works(...cookies, admin, mewa.owner)).toEqual([false, false, false, true, true])
})

it('[B13] it finds every session, however many there are', async () => {
  const { server, send, signIn, sessions, works, inDatabase, first, memberId } = await setup()
  const last = await signIn()
  inDatabase((database) => {
    const columns = database.prepare("select name from pragma_table_info('login_session')").all()
    const copied = columns.map(({ name }) =>
      name === 'id' || name === 'token' ? `"${name}" || ?` : `"${String(name)}"`,
    )
    const copy = database.prepare(
      `insert into login_session select ${copied.join(', ')} from login_session where token = ?`,
    )
    const token = decodeURIComponent(first.split('=')[1] ?? '').split('.')[0] ?? ''
    for (let at = 0; at < 250; at += 1) copy.run(`-${at}`, `-${at}`, token)
  })
  expect(await sessions(memberId)).toHaveLength(252)
  await send('endSessions', { memberId, sessionId: null })
  await server.effectsDone()
  expect([await works(first, last), await sessions(memberId)]).toEqual([[false, false], []])
})

it('[B13] an effect that runs late leaves sessions that began after the request', async () => {
  const { server, send, signIn, works, inDatabase, first, memberId } = await setup()
  const delay = serverLimits.effectRetryLongestMs
  // The server could not run the effect at once.
  inDatabase((database) =>
    database.exec(`create trigger late after insert on effects when new.kind = 'end-sessions'
      begin update effects set due_at = due_at + ${delay} where id = new.id; end`),
  )
  await send('endSessions', { memberId, sessionId: null })
  await server.effectsDone()
  const later = await signIn()
  expect(await works(first, later)).toEqual([true, true])
  server.clock.advance(delay)
  await server.effectsDone()
  expect(await works(first, later)).toEqual([false, true])
})

it('[B13] a server that stops between the commit and its effect ends the sessions at its next start', async () => {
  const { server, mewa, works, first, memberId, memberOf } = await setup()
  const owner = await memberOf('halina')
  await server.stop()
  const database = new DatabaseSync(databaseIn(server.dataDir))
  const store = await createSqliteStore(database)
  const rooms = createRooms({ store, identity: createMemoryIdentity(), clock: systemClock, log: () => undefined })
  const sent = mutation('endSessions', { memberId, sessionId: null })
  expect(await rooms.submit(directoryOf(mewa.id), owner.loginId, [sent])).toMatchObject([{ outcome: 'accepted' }])
  await rooms.close()
  await store.close()
  database.close()
  server.clock.advance(Math.max(0, Date.now() - server.clock.now()))
  await server.restart()
  await server.effectsDone()
  expect(await works(first, mewa.owner)).toEqual([false, true])
})

it('[S1] [B13] the same mutation again ends nothing more; a new one does', async () => {
  const { server, send, signIn, works, first, memberId } = await setup()
  const args = { memberId, sessionId: null }
  const outcome = await send('endSessions', args, { id: 'mutation-once' })
  await server.effectsDone()
  const later = await signIn()
  expect(await send('endSessions', args, { id: 'mutation-once' })).toEqual(outcome)
  await server.effectsDone()
  expect(await works(first, later)).toEqual([false, true])
  await send('endSessions', args)
  await server.effectsDone()
  expect(await works(later)).toEqual([false])
  expect(await send('endSessions', { memberId, sessionId: 'session-gone-long-ago' })).toMatchObject({
    outcome: 'accepted',
  })
  await server.effectsDone()
})

it('[B13] a member of two organisations is signed out of both when either ends the sessions', async () => {
  const { server, mewa, send, token, promised, signIn, memberOf, works, first, loginId } = await setup()
  const legalEntity = { name: 'Orla', taxId: '584-25-11-086' }
  const orla = await register(server, 'ola', { unitIdentifier: 'PT 99999', legalEntity })
  const invitationId = 'invitation-to-orla'
  const known = { username: 'zofia', email: 'zofia@example.org', homeAccountId: orla.accountId }
  await send('inviteExistingMember', { invitationId, ...known, ...promised }, { by: orla.owner, to: orla })
  const path = `/api/invitations/${await token(orla, invitationId)}/accept`
  expect((await server.call(path, { cookie: first, body: {} })).status).toBe(200)
  const there = await memberOf('zofia', orla)
  expect(there.loginId).toBe(loginId)
  const ended = { memberId: there.id, sessionId: null }
  expect(await send('endSessions', ended, { by: orla.owner, to: orla })).toMatchObject({ outcome: 'accepted' })
  await server.effectsDone()
  expect(await works(first, mewa.owner, orla.owner)).toEqual([false, true, true])
  const { body } = await server.call('/api/access', { cookie: await signIn() })
  expect((body as { organizations: unknown[] }).organizations).toHaveLength(2)
})

it('[B20] only the primary login ends its own sessions, and only administrators end those of others', async () => {
  const { server, mewa, send, join, memberOf, works, first, memberId } = await setup()
  const admin = await join('krzysztof', true)
  const owner = { memberId: (await memberOf('halina')).id, sessionId: null }
  const refused = (code: string) => ({ outcome: 'refused', code })
  expect(await send('endSessions', owner, { by: admin })).toMatchObject(refused('primary-is-fixed'))
  expect(await send('endSessions', owner, { by: first })).toMatchObject(refused('not-admin'))
  expect(await send('endSessions', { memberId, sessionId: null }, { by: first })).toMatchObject(refused('not-admin'))
  await server.effectsDone()
  expect(await works(mewa.owner, admin, first)).toEqual([true, true, true])
  expect(await send('endSessions', owner)).toMatchObject({ outcome: 'accepted' })
  await server.effectsDone()
  expect(await works(mewa.owner, admin)).toEqual([false, true])
})

it('[B13] a session that began before the clock was set back ends too', async () => {
  const { server, send, works, inDatabase, first, memberId } = await setup()
  const inAnHour = new Date(Date.now() + 60 * 60 * 1000).toISOString()
  inDatabase((database) => database.prepare('update login_session set createdAt = ?').run(inAnHour))
  await send('endSessions', { memberId, sessionId: null })
  await server.effectsDone()
  expect(await works(first)).toEqual([false])
})
