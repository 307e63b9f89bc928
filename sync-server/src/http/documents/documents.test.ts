import { wireLimits } from '@kontor/protocol'
import { afterEach, expect, it } from 'vitest'
import { joinAs, openTestApp, registerBy, type TestApp } from '../../testing/open-test-app.ts'

let app: TestApp
afterEach(() => app.close())

const setup = async () => {
  app = await openTestApp()
  const owner = await registerBy(app, 'halina')
  return { owner, directory: `/api/documents/directory/${owner.organizationId}` }
}
const rename = (accountId: string, id = 'mutation-0001') => ({
  mutations: [{ id, name: 'renameAccount', args: { accountId, name: 'Nowa nazwa' } }],
})

it('[A11] who may read a directory: administrators, main members with the right account, and no one else', async () => {
  const { owner, directory } = await setup()
  const stranger = await registerBy(app, 'orla')
  const reader = await joinAs(app, owner, 'renata', { rights: ['account'] })
  const member = await joinAs(app, owner, 'zofia', { rights: ['mail'] })
  const statuses = []
  for (const cookie of [owner.cookie, reader, member, stranger.cookie, null])
    statuses.push((await app.call(directory, { cookie })).status)
  expect(statuses).toEqual([200, 200, 403, 403, 401])
})

it('[A3] a section is read by members with the account and the right', async () => {
  const { owner } = await setup()
  const member = await joinAs(app, owner, 'zofia', { rights: ['mail'] })
  const mail = `/api/documents/section/${owner.accountId}.mail`
  expect(await app.call(mail, { cookie: member })).toMatchObject({ status: 200, body: { records: {} } })
  const statuses = []
  for (const [path, cookie] of [
    [mail, owner.cookie],
    [`/api/documents/section/${owner.accountId}.finance`, member],
    [mail, (await registerBy(app, 'orla')).cookie],
    ['/api/documents/section/account-unknown.mail', owner.cookie],
    [mail, null],
  ] as const)
    statuses.push((await app.call(path, { cookie })).status)
  expect(statuses).toEqual([200, 403, 403, 403, 401])
})

it.each([
  '/api/documents/directory/x',
  '/api/documents/directory/..%2f..%2fsecret',
  '/api/documents/directory/%00%00%00%00%00%00%00%00',
  '/api/documents/section/account-0001',
  '/api/documents/section/account-0001.nonsense',
  '/api/documents/access/login-0001',
  '/api/documents',
  '/api/nothing',
])('[DESIGN 7] %s names no document', async (path) => {
  const { owner } = await setup()
  const answer = await app.call(path, { cookie: owner.cookie })
  expect([answer.status, answer.body]).toEqual([404, { error: { code: 'not-found' } }])
})

it('[A11] an organisation that does not exist is answered like another’s', async () => {
  const { owner } = await setup()
  const answer = await app.call('/api/documents/directory/no-such-organization', { cookie: owner.cookie })
  expect([answer.status, answer.body]).toEqual([403, { error: { code: 'not-allowed' } }])
})

it('[S2] mutations run in order, each with its outcome', async () => {
  const { owner, directory } = await setup()
  const body = {
    mutations: [
      { id: 'mutation-0001', name: 'renameAccount', args: { accountId: owner.accountId, name: 'Łódź' } },
      { id: 'mutation-0002', name: 'renameAccount', args: { accountId: 'account-unknown', name: 'X' } },
      { id: 'mutation-0003', name: 'renameAccount', args: { accountId: owner.accountId, name: '' } },
      { id: 'mutation-0004', name: 'registerOrganization', args: {} },
    ],
  }
  const answer = await app.call(`${directory}/mutations`, { cookie: owner.cookie, body })
  expect(answer.status).toBe(200)
  expect(answer.body).toMatchObject({
    outcomes: [
      { id: 'mutation-0001', outcome: 'accepted' },
      { id: 'mutation-0002', outcome: 'refused', code: 'unknown-account' },
      {
        id: 'mutation-0003',
        outcome: 'refused',
        code: 'invalid-arguments',
        issues: [{ path: 'name', reason: 'empty' }],
      },
      { id: 'mutation-0004', outcome: 'refused', code: 'unknown-mutation' },
    ],
  })
  expect((await app.directory(owner.organizationId, owner.cookie)).accounts[0]?.name).toBe('Łódź')
})

it('[S1] sent twice, a mutation has one effect and the same outcome', async () => {
  const { owner, directory } = await setup()
  const body = rename(owner.accountId)
  const first = await app.call(`${directory}/mutations`, { cookie: owner.cookie, body })
  expect((await app.call(`${directory}/mutations`, { cookie: owner.cookie, body })).body).toEqual(first.body)
})

it('[B2] a member who is no administrator is refused each mutation; a stranger gets nothing', async () => {
  const { owner, directory } = await setup()
  const member = await joinAs(app, owner, 'zofia')
  const stranger = await registerBy(app, 'orla')
  const body = rename(owner.accountId)
  expect(await app.call(`${directory}/mutations`, { cookie: member, body })).toMatchObject({
    status: 200,
    body: { outcomes: [{ outcome: 'refused', code: 'not-admin' }] },
  })
  expect(await app.call(`${directory}/mutations`, { cookie: stranger.cookie, body })).toMatchObject({
    status: 403,
    body: { error: { code: 'not-allowed' } },
  })
  expect((await app.call(`${directory}/mutations`, { body })).status).toBe(401)
})

it('[S1] a former member still receives the outcomes of their earlier changes, and none of other changes', async () => {
  const { owner, directory } = await setup()
  const krzysztof = await joinAs(app, owner, 'krzysztof', { admin: true })
  const body = rename(owner.accountId)
  const first = await app.call(`${directory}/mutations`, { cookie: krzysztof, body })
  expect(first).toMatchObject({ status: 200, body: { outcomes: [{ id: 'mutation-0001', outcome: 'accepted' }] } })
  const { members } = (await app.call(directory, { cookie: owner.cookie })).body as {
    members: { id: string; username: string }[]
  }
  const memberId = members.find(({ username }) => username === 'krzysztof')?.id
  const removal = { mutations: [{ id: 'mutation-0002', name: 'removeMember', args: { memberId } }] }
  expect((await app.call(`${directory}/mutations`, { cookie: owner.cookie, body: removal })).status).toBe(200)
  const again = { mutations: [...body.mutations, ...rename(owner.accountId, 'mutation-0003').mutations] }
  expect(await app.call(`${directory}/mutations`, { cookie: krzysztof, body: again })).toMatchObject({
    status: 403,
    body: { error: { code: 'not-allowed', ...(first.body as object) } },
  })
})

it('[S13] an outbox is not run in the session of another login', async () => {
  const { owner, directory } = await setup()
  const body = rename(owner.accountId)
  const foreign = await app.call(`${directory}/mutations?login=login-of-another`, { cookie: owner.cookie, body })
  expect([foreign.status, foreign.body]).toEqual([401, { error: { code: 'no-session' } }])
  expect((await app.directory(owner.organizationId, owner.cookie)).accounts[0]?.name).toBe('Mewa Telekom')
  const { login } = (await app.call('/api/access', { cookie: owner.cookie })).body as { login: { id: string } }
  const own = await app.call(`${directory}/mutations?login=${login.id}`, { cookie: owner.cookie, body })
  expect(own).toMatchObject({ status: 200, body: { outcomes: [{ outcome: 'accepted' }] } })
})

it.each([
  [{}, 'mutations', 'missing'],
  [{ mutations: [] }, 'mutations', 'empty'],
  [
    { mutations: Array.from({ length: 501 }, (_, at) => rename('account-0001', `mutation-${at}00000`).mutations[0]) },
    'mutations',
    'too-many',
  ],
  [{ mutations: [{ id: 'short', name: 'renameAccount', args: {} }] }, 'mutations.0.id', 'malformed-id'],
  [{ mutations: [{ id: 'mutation-0001', name: 'renameAccount', args: 'none' }] }, 'mutations.0.args', 'wrong-type'],
  [{ mutations: ['renameAccount'] }, 'mutations.0', 'wrong-type'],
])('[ISSUE 2] what are no mutations is refused as a whole', async (body, path, reason) => {
  const { owner, directory } = await setup()
  const answer = await app.call(`${directory}/mutations`, { cookie: owner.cookie, body })
  expect([answer.status, answer.body]).toEqual([
    400,
    { error: { code: 'invalid-arguments', issues: [{ path, reason }] } },
  ])
})

it('[S11] a body over the bound is not read', async () => {
  const { owner, directory } = await setup()
  const body = `{"mutations":"${'x'.repeat(wireLimits.bodyBytesMax)}"}`
  const answer = await app.call(`${directory}/mutations`, { cookie: owner.cookie, body })
  expect([answer.status, answer.body]).toEqual([413, { error: { code: 'too-large', max: wireLimits.bodyBytesMax } }])
})

it('[ISSUE 2] while the store fails nothing is acknowledged, and the server recovers by itself', async () => {
  const { owner, directory } = await setup()
  const { append } = app.store
  app.store.append = () => Promise.reject(new Error('disk full'))
  const body = rename(owner.accountId)
  const failed = await app.call(`${directory}/mutations`, { cookie: owner.cookie, body })
  expect([failed.status, failed.body]).toEqual([503, { error: { code: 'storage', afterMs: 2_000 } }])
  app.store.append = append.bind(app.store)
  expect((await app.directory(owner.organizationId, owner.cookie)).accounts[0]?.name).toBe('Mewa Telekom')
  expect(await app.call(`${directory}/mutations`, { cookie: owner.cookie, body })).toMatchObject({
    status: 200,
    body: { outcomes: [{ outcome: 'accepted' }] },
  })
})
