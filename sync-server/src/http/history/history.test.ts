import { expandedPeople, type HistoryEntry, type CompactPeople, type Provenance } from '@kontor/domain'
import { afterEach, expect, it } from 'vitest'
import { serverLimits } from '../../limits.ts'
import { joinAs, openTestApp, registerBy, type TestApp, type TestOwner } from '../../testing/open-test-app.ts'

let app: TestApp
afterEach(() => app.close())

interface Page {
  readonly entries: readonly HistoryEntry[]
  readonly next: number | null
  readonly head: { readonly seq: number }
}

const setup = async () => {
  app = await openTestApp()
  const owner = await registerBy(app, 'halina')
  const base = `/api/documents/directory/${owner.organizationId}`
  const page = async (query = ''): Promise<Page> =>
    (await app.call(`${base}/history${query}`, { cookie: owner.cookie })).body as Page
  const names = async (query = '') => (await page(query)).entries.map(({ name }) => name)
  const memberId = async (username: string): Promise<string> =>
    (await app.directory(owner.organizationId, owner.cookie)).members.find((member) => member.username === username)
      ?.id ?? ''
  const mutate = async (name: string, args: object, cookie = owner.cookie) => {
    const { body } = await app.mutate(owner.organizationId, cookie, name, args)
    return (body as { outcomes: [{ outcome: string; code?: string }] }).outcomes[0]
  }
  return { owner, base, page, names, memberId, mutate }
}

const calls = (owner: TestOwner, memberId: string) =>
  ['history', 'history/refused', 'history/access?at=1', 'history/chain', `members/${memberId}/provenance`].map(
    (path) => `/api/documents/directory/${owner.organizationId}/${path}`,
  )

it('[ISSUE 3] the history is for administrators: not for readers, members, strangers or visitors without a session', async () => {
  const { owner, base, memberId } = await setup()
  const reader = await joinAs(app, owner, 'renata', { rights: ['account'] })
  const admin = await joinAs(app, owner, 'krzysztof', { admin: true })
  const stranger = await registerBy(app, 'orla')
  const member = await memberId('renata')
  for (const path of [...calls(owner, member), `${base}/members/${member}/sessions`]) {
    const statuses = []
    for (const cookie of [owner.cookie, admin, reader, stranger.cookie, null])
      statuses.push((await app.call(path, { cookie })).status)
    expect([path, statuses]).toEqual([path, [200, 200, 403, 403, 401]])
  }
})

it('[A3] the history of a section is for those who may open the section, as the section is', async () => {
  const { owner, base } = await setup()
  const mailer = await joinAs(app, owner, 'zofia', { rights: ['mail'] })
  const other = await joinAs(app, owner, 'renata', { rights: ['finance'] })
  const stranger = await registerBy(app, 'orla')
  const section = `/api/documents/section/${owner.accountId}.mail`
  for (const path of [section, `${section}/history`, `${section}/history/refused`]) {
    const statuses = []
    for (const cookie of [owner.cookie, mailer, other, stranger.cookie, null])
      statuses.push((await app.call(path, { cookie })).status)
    expect([path, statuses]).toEqual([path, [200, 200, 403, 403, 401]])
  }
  const { body } = await app.call(`${section}/history`, { cookie: mailer })
  expect(body).toEqual({ entries: [], next: null, head: { seq: 0, hash: '0'.repeat(64) } })
  const unknown = [`${section}x/history`, '/api/documents/section/nowhere/history', `${section}/history/access?at=1`]
  for (const path of unknown)
    expect([path, (await app.call(path, { cookie: owner.cookie })).status]).toEqual([path, 404])
  expect((await app.call(`${section}/history?kind=accounts`, { cookie: owner.cookie })).status).toBe(400)
  expect((await app.call(`${base}/history?kind=accounts`, { cookie: owner.cookie })).status).toBe(200)
})

it('[DESIGN 4] a member who stops being an administrator during the read receives nothing', async () => {
  const { owner, memberId, mutate } = await setup()
  const krzysztof = await joinAs(app, owner, 'krzysztof', { admin: true })
  const member = await memberId('krzysztof')
  const { log, refusals } = app.store
  const meanwhile = async (): Promise<void> => {
    app.store.log = log
    app.store.refusals = refusals
    expect(await mutate('withdrawAdmin', { memberId: member })).toMatchObject({ outcome: 'accepted' })
  }
  for (const path of calls(owner, member)) {
    await mutate('assignAdmin', { memberId: member })
    app.store.log = async (...query) => {
      await meanwhile()
      return app.store.log(...query)
    }
    app.store.refusals = async (...query) => {
      await meanwhile()
      return app.store.refusals(...query)
    }
    expect([path, (await app.call(path, { cookie: krzysztof })).body]).toEqual([
      path,
      { error: { code: 'not-allowed' } },
    ])
  }
})

it('[ISSUE 3] every accepted mutation is there with who, when, what, and names instead of ids', async () => {
  const { owner, page, mutate } = await setup()
  await mutate('renameAccount', { accountId: owner.accountId, name: 'Łódź' })
  const { entries, head } = await page()
  expect(entries[0]).toMatchObject({
    seq: head.seq,
    name: 'renameAccount',
    actor: { kind: 'login', name: 'Name of halina' },
    names: { [owner.accountId]: 'Łódź' },
    changes: [{ kind: 'account', id: owner.accountId, before: { name: 'Mewa Telekom' }, after: { name: 'Łódź' } }],
  })
  expect(entries.at(-1)).toMatchObject({ seq: 1, name: 'registerOrganization', actor: { kind: 'system' } })
  expect(entries.every((entry, at) => entry.previousHash === (entries[at + 1]?.hash ?? '0'.repeat(64)))).toBe(true)
})

it('[ISSUE 3] the history is filtered by person, account, actor, kind and date', async () => {
  const { owner, names, page, memberId, mutate } = await setup()
  await joinAs(app, owner, 'zofia', { rights: ['mail'] })
  const krzysztof = await joinAs(app, owner, 'krzysztof', { admin: true })
  const zofia = await memberId('zofia')
  const nothing = { add: [], remove: [], addRoles: [], removeRoles: [] }
  app.clock.advance(60_000)
  const from = app.clock.now()
  await mutate('changeRights', { memberId: zofia, ...nothing, add: ['finance'] }, krzysztof)
  await mutate('createSubAccount', {
    accountId: 'account-north',
    name: 'Północ',
    unit: { unitId: 'unit-north', identifier: 'PT 900' },
  })
  await mutate('changeGrants', { memberId: zofia, add: ['account-north'], remove: [] })
  const actor = (await page()).entries.find(({ name }) => name === 'changeRights')?.actor
  const loginId = actor?.kind === 'login' ? actor.loginId : ''

  expect(await names(`?member=${zofia}&kind=access`)).toEqual(['changeGrants', 'changeRights'])
  expect(await names('?account=account-north')).toEqual(['changeGrants', 'createSubAccount'])
  expect(await names(`?actor=${loginId}`)).toEqual(['changeRights'])
  expect(await names('?actor=system&kind=accounts')).toEqual(['registerOrganization'])
  expect(await names('?kind=accounts&kind=access')).toEqual([
    ...['changeGrants', 'createSubAccount', 'changeRights', 'registerOrganization'],
  ])
  expect(await names(`?from=${from}`)).toEqual(['changeGrants', 'createSubAccount', 'changeRights'])
  expect(await names(`?from=${from}&to=${from - 1}`)).toEqual([])
  expect(await names(`?to=${from - 1}&kind=accounts`)).toEqual(['registerOrganization'])
  expect(await names('?member=member-unknown')).toEqual([])
})

it('[ISSUE 3] the history is read page by page, with each entry on exactly one page', async () => {
  const { owner, page, mutate } = await setup()
  for (let at = 0; at < 7; at += 1) await mutate('renameAccount', { accountId: owner.accountId, name: `Nazwa ${at}` })
  const all = (await page()).entries.map(({ seq }) => seq)
  const read: number[] = []
  for (let before: number | null = all.length + 1; before !== null;) {
    const { entries, next }: Page = await page(`?limit=3&before=${before}`)
    read.push(...entries.map(({ seq }) => seq))
    before = next
  }
  expect(read).toEqual(all)
})

it.each([
  ['history?limit=0', 'limit', 'not-a-number'],
  [`history?limit=${serverLimits.historyPageMax + 1}`, 'limit', 'too-many'],
  ['history?before=x', 'before', 'not-a-number'],
  ['history?kind=everything', 'kind.0', 'not-an-option'],
  ['history?member=../..', 'member', 'malformed-id'],
  ['history?from=-1', 'from', 'not-a-number'],
  ['history/access', 'at', 'missing'],
  ['history/access?at=1&account=x', 'account', 'malformed-id'],
])('[ISSUE 3] %s is refused with what is wrong', async (query, path, reason) => {
  const { owner, base } = await setup()
  const answer = await app.call(`${base}/${query}`, { cookie: owner.cookie })
  expect([answer.status, answer.body]).toEqual([
    400,
    { error: { code: 'invalid-arguments', issues: [{ path, reason }] } },
  ])
})

it('[S11] a page of the largest size is returned', async () => {
  const { owner, base } = await setup()
  const answer = await app.call(`${base}/history?limit=${serverLimits.historyPageMax}`, { cookie: owner.cookie })
  expect(answer.status).toBe(200)
})

it('[ISSUE 3] a member sees their own refusals, and those of no one else', async () => {
  const { owner, base, mutate } = await setup()
  const krzysztof = await joinAs(app, owner, 'krzysztof', { admin: true })
  await mutate('archiveAccount', { accountId: owner.accountId })
  await mutate('renameAccount', { accountId: 'account-unknown', name: 'X' }, krzysztof)
  const { body } = await app.call(`${base}/history/refused`, { cookie: owner.cookie })
  expect(body).toMatchObject({
    next: null,
    entries: [
      {
        name: 'archiveAccount',
        args: { accountId: owner.accountId },
        names: { [owner.accountId]: 'Mewa Telekom' },
        refusal: { code: 'main-account-is-fixed', name: 'Mewa Telekom' },
      },
    ],
  })
  expect((body as { entries: unknown[] }).entries).toHaveLength(1)
})

it('[ISSUE 3] who had access at a moment is computed from the log', async () => {
  const { owner, base, memberId, mutate } = await setup()
  await joinAs(app, owner, 'zofia', { rights: ['mail'] })
  const zofia = await memberId('zofia')
  const before = app.clock.now()
  app.clock.advance(60_000)
  await mutate('removeMember', { memberId: zofia })
  const people = async (query: string) =>
    expandedPeople((await app.call(`${base}/history/access?${query}`, { cookie: owner.cookie })).body as CompactPeople)
  const halina = { username: 'halina', admin: true, primary: true }
  expect(await people(`at=${before}&account=${owner.accountId}`)).toMatchObject([
    halina,
    { username: 'zofia', admin: false, accounts: [{ name: 'Mewa Telekom', reason: 'home', rights: ['mail'] }] },
  ])
  expect(await people(`at=${app.clock.now()}`)).toMatchObject([halina])
  expect(await people('at=1')).toEqual([])
  expect(await people(`at=${before}&account=account-unknown`)).toEqual([])
})

it('[ISSUE 3] the chain is checked, and the tampered entry is named', async () => {
  const { owner, base, mutate } = await setup()
  await mutate('renameAccount', { accountId: owner.accountId, name: 'Łódź' })
  const chain = async () => (await app.call(`${base}/history/chain`, { cookie: owner.cookie })).body
  expect(await chain()).toMatchObject({ intact: true, brokenAt: null, checkedAt: app.clock.now() })
  const { log } = app.store
  app.store.log = async (document, query) =>
    (await log.call(app.store, document, query)).map((entry) => (entry.seq === 1 ? { ...entry, at: 5 } : entry))
  expect(await chain()).toMatchObject({ intact: false, brokenAt: 1 })
  app.store.log = async (document, query) => (await log.call(app.store, document, query)).filter(({ seq }) => seq === 1)
  expect(await chain()).toMatchObject({ entries: 1, intact: false, brokenAt: 2 })
})

it('[ISSUE 3] who gave a member which right is read from the log', async () => {
  const { owner, base, memberId } = await setup()
  await joinAs(app, owner, 'zofia', { rights: ['mail'] })
  const zofia = await memberId('zofia')
  const { body } = await app.call(`${base}/members/${zofia}/provenance`, { cookie: owner.cookie })
  const origin = (body as Provenance).joined
  expect(body).toMatchObject({ joined: { by: 'Name of halina' }, rights: [{ right: 'mail', origin }], admin: null })
})

it('[B13] the sessions of a member are listed without tokens and addresses', async () => {
  const { owner, base, memberId } = await setup()
  await joinAs(app, owner, 'zofia')
  const path = `${base}/members/${await memberId('zofia')}/sessions`
  const { sessions } = (await app.call(path, { cookie: owner.cookie })).body as { sessions: object[] }
  expect(sessions).toHaveLength(1)
  expect(Object.keys(sessions[0] ?? {}).sort()).toEqual(['createdAt', 'id', 'lastActiveAt', 'userAgent'])
  for (const unknown of ['member-unknown', 'x', '..%2f'])
    expect((await app.call(`${base}/members/${unknown}/sessions`, { cookie: owner.cookie })).status).toBe(404)
})
