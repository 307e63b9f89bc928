import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { registrationOf } from '../testing/open-test-app.ts'
import { openTestServer } from '../testing/open-test-server.ts'
import { testPostgres } from '../testing/test-postgres.ts'

/** A server on PostgreSQL with one organisation, and a way to take the database away. */
const setup = async () => {
  const { newDatabase } = await testPostgres()
  const url = await newDatabase()
  const server = await openTestServer({ KONTOR_DATABASE_URL: url })
  onTestFinished(() => server.close())
  const registered = await server.call('/api/organizations', { body: registrationOf('halina') })
  const { organizationId, accountId } = registered.body as { organizationId: string; accountId: string }
  const directory = `/api/documents/directory/${organizationId}`
  const rename = (id: string, name: string) =>
    server.call(`${directory}/mutations`, {
      cookie: registered.cookie,
      body: { mutations: [{ id, name: 'renameAccount', args: { accountId, name } }] },
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
  return { server, url, rename, names, takeAway, giveBack }
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
