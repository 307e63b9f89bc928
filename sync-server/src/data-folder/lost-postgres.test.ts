import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import type { MutationId } from '@kontor/domain'
import { operate } from '../backup/operate.ts'
import { registrationOf, testPassword } from '../testing/open-test-app.ts'
import { openTestServer } from '../testing/open-test-server.ts'
import { openPostgresProxy } from '../testing/postgres-proxy.ts'
import { openTestSocket } from '../testing/test-socket.ts'
import { testPostgres } from '../testing/test-postgres.ts'

/** A server on PostgreSQL with one organisation, and a way to take the database away. */
const setup = async () => {
  const { newDatabase } = await testPostgres()
  const url = await newDatabase()
  const proxy = await openPostgresProxy(url)
  const server = await openTestServer({ KONTOR_DATABASE_URL: proxy.url })
  onTestFinished(() => server.close())
  const registered = await server.call('/api/organizations', { body: registrationOf('halina') })
  const { organizationId, accountId } = registered.body as { organizationId: string; accountId: string }
  const directory = `/api/documents/directory/${organizationId}`
  const rename = (id: string, name: string) =>
    server.call(`${directory}/mutations`, {
      cookie: registered.cookie,
      body: { mutations: [{ id, name: 'renameAccount', args: { accountId, name } }] },
    })
  const socket = () =>
    openTestSocket(`ws://127.0.0.1:${server.port()}/sync/directory/${organizationId}`, {
      cookie: registered.cookie ?? '',
    })
  const names = async (): Promise<unknown> => {
    const { status, body } = await server.call(directory, { cookie: registered.cookie })
    return status === 200 ? (body as { accounts: { name: string }[] }).accounts.map(({ name }) => name) : status
  }
  const admin = new pg.Client(url.replace(/[^/]+$/, 'postgres'))
  await admin.connect()
  onTestFinished(() => admin.end())
  const name = url.split('/').at(-1) ?? ''
  const takeAway = async (): Promise<void> => {
    await admin.query(`alter database ${name} allow_connections false`)
    await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`)
  }
  const giveBack = () => admin.query(`alter database ${name} allow_connections true`)
  /** Every write finds the disk full, as PostgreSQL reports it. */
  const fill = async (): Promise<() => Promise<void>> => {
    const inside = new pg.Client(url)
    await inside.connect()
    const tables = await inside.query<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = 'public'",
    )
    const onEach = (statement: (table: string) => string) =>
      inside.query(tables.rows.map((row) => statement(`"${row.name}"`)).join('; '))
    await inside.query(
      `create function full_disk() returns trigger language plpgsql as
        $$ begin raise exception 'No space left on device' using errcode = '53100'; end $$`,
    )
    await onEach((table) => `create trigger full_disk before insert or update on ${table} execute function full_disk()`)
    return async () => {
      await onEach((table) => `drop trigger full_disk on ${table}`)
      await inside.end()
    }
  }
  return {
    server,
    proxy,
    accountId,
    rename,
    names,
    socket,
    takeAway,
    giveBack,
    fill,
    environment: { KONTOR_DATA_DIR: server.dataDir, KONTOR_DATABASE_URL: url },
  }
}

const storage = { status: 503, body: { error: { code: 'storage', afterMs: 2_000 } } }

it('[DESIGN 14] [S3] without its database a server acknowledges nothing; once it is back, everything goes on', async () => {
  const { rename, names, takeAway, giveBack } = await setup()
  expect(await rename('mutation-1', 'Before')).toMatchObject({ status: 200 })
  await takeAway()
  expect(await rename('mutation-2', 'Meanwhile')).toMatchObject(storage)
  await giveBack()
  let answer = await rename('mutation-2', 'Meanwhile')
  while (answer.status === 503) answer = await rename('mutation-2', 'Meanwhile')
  expect(answer).toMatchObject({ status: 200, body: { outcomes: [{ id: 'mutation-2', outcome: 'accepted' }] } })
  // S1: however often it was sent, it ran once.
  expect(await rename('mutation-2', 'Meanwhile')).toMatchObject({ body: answer.body })
  expect(await names()).toEqual(['Meanwhile'])
})

it('[DESIGN 14] connections that are cut, as by a fail-over, cost at most an answer', async () => {
  const { rename, names, takeAway, giveBack } = await setup()
  for (let turn = 1; turn <= 3; turn += 1) {
    await takeAway()
    await giveBack()
    let answer = await rename(`mutation-${turn}`, `Name ${turn}`)
    while (answer.status === 503) answer = await rename(`mutation-${turn}`, `Name ${turn}`)
    expect([answer.status, await names()]).toEqual([200, [`Name ${turn}`]])
  }
})

it('[DESIGN 14] what a server has acknowledged is there after its next start, with the sessions', async () => {
  const { server, rename, names } = await setup()
  await rename('mutation-1', 'Kept')
  await server.restart()
  expect(await names()).toEqual(['Kept'])
})

const accepted = (id: string) => ({ status: 200, body: { outcomes: [{ id, outcome: 'accepted' }] } })

it('[DESIGN 14] [S3] a full database (53100) acknowledges nothing; people read on, and it goes on once there is room', async () => {
  const { server, accountId, rename, names, socket, fill, environment } = await setup()
  expect(await rename('mutation-1', 'Before')).toMatchObject(accepted('mutation-1'))
  const open = socket()
  await open.sync()
  const makeRoom = await fill()
  expect(await rename('mutation-2', 'Meanwhile')).toMatchObject(storage)
  const args = { accountId, name: 'By socket' }
  const mutation = { id: 'mutation-3' as MutationId, name: 'renameAccount', version: 1, args }
  open.mutate(mutation)
  expect(await open.down('retry')).toMatchObject({ reason: 'storage' })
  const signIn = { body: { username: 'halina', password: testPassword } }
  expect((await server.call('/api/auth/sign-in/username', signIn)).status).toBeGreaterThanOrEqual(500)
  expect(await names()).toEqual(['Before'])
  await makeRoom()
  // The socket is still open, and the browser sends again by itself.
  open.mutate(mutation)
  expect(await open.down('outcomes')).toMatchObject({ outcomes: [{ id: 'mutation-3', outcome: 'accepted' }] })
  expect(await rename('mutation-2', 'Meanwhile')).toMatchObject(accepted('mutation-2'))
  expect(await names()).toEqual(['Meanwhile'])
  expect((await server.call('/api/auth/sign-in/username', signIn)).status).toBe(200)
  expect(await operate(['verify-history'], environment)).toContain('intact')
})

it.each(['starting', 'cut'] as const)(
  '[DESIGN 14] [S3] a database that is %s acknowledges nothing, and what was sent meanwhile runs once afterwards',
  async (state) => {
    const { proxy, rename, names, socket } = await setup()
    expect(await rename('mutation-1', 'Before')).toMatchObject(accepted('mutation-1'))
    const open = socket()
    await open.sync()
    proxy.become(state)
    expect(await rename('mutation-2', 'Meanwhile')).toMatchObject(storage)
    proxy.become('open')
    let answer = await rename('mutation-2', 'Meanwhile')
    while (answer.status === 503) answer = await rename('mutation-2', 'Meanwhile')
    expect(answer).toMatchObject(accepted('mutation-2'))
    expect(await names()).toEqual(['Meanwhile'])
    expect(open.kinds()).toContain('update')
  },
)

it('[DESIGN 14] [S3] a fail-over during 60 changes loses none of those that were acknowledged', async () => {
  const { proxy, rename, environment } = await setup()
  const sent = Array.from({ length: 60 }, (_, at) => `mutation-${at}`)
  const answers = sent.map((id, at) => rename(id, `Name ${at}`))
  for (let turn = 0; turn < 3; turn += 1) {
    await answers[turn * 20]
    proxy.become('open')
  }
  const first = await Promise.all(answers)
  const lost: string[] = []
  for (const [at, id] of sent.entries()) {
    let again = await rename(id, `Name ${at}`)
    while (again.status === 503) again = await rename(id, `Name ${at}`)
    // S1: an acknowledged mutation has the same outcome, with the same seq; any other one runs now.
    if (first[at]?.status === 200 && JSON.stringify(first[at]?.body) !== JSON.stringify(again.body)) lost.push(id)
    expect(again).toMatchObject(accepted(id))
  }
  expect(lost).toEqual([])
  expect(await operate(['verify-history'], environment)).toContain('intact')
})
