import { randomUUID } from 'node:crypto'
import { limits, tokenScopes } from '@kontor/domain'
import { afterEach, expect, it } from 'vitest'
import { forgetIntegration } from '../../effects/forget-integration.ts'
import { serverLimits } from '../../limits.ts'
import { createRateLimiter } from '../../rate-limit/rate-limiter.ts'
import { rateRules } from '../../rate-limit/rate-rules.ts'
import { joinAs, openTestApp, registerBy, type TestApp } from '../../testing/open-test-app.ts'
import { tokenOf } from '../../testing/token-of.ts'

let app: TestApp
afterEach(() => app.close())

const setup = async (changes: Parameters<typeof openTestApp>[0] = {}) => {
  app = await openTestApp(changes)
  const owner = await registerBy(app, 'halina')
  const directory = `/api/documents/directory/${owner.organizationId}`
  const rename = (name: string, id: string = randomUUID()) => ({
    mutations: [{ id, name: 'renameAccount', args: { accountId: owner.accountId, name } }],
  })
  return { owner, directory, rename }
}
const invalid = { status: 401, body: { error: { code: 'token-invalid' } } }
const missing = (scope: string) => ({ status: 403, body: { error: { code: 'scope-missing', scope } } })
const invitation = {
  ...{ invitationId: 'invitation-new', name: 'Nowa', email: 'nowa@example.org', admin: false },
  ...{ rights: [], roleIds: [], grants: [] },
}

it('[ISSUE 11] what a program does is in the history under the name of its token, which can be filtered by', async () => {
  const { owner, directory, rename } = await setup()
  const erp = await tokenOf(app, owner, ['read-directory', 'change-directory', 'read-history'], { name: 'Kadry ERP' })
  const answer = await erp.call(`${directory}/mutations`, rename('Łódź', 'mutation-0001'))
  expect(answer).toMatchObject({ status: 200, body: { outcomes: [{ outcome: 'accepted' }] } })
  expect((await erp.call(directory)).body).toMatchObject({ accounts: [{ name: 'Łódź' }] })
  const { entries } = (await erp.call(`${directory}/history?actor=${erp.tokenId}`)).body
  const actor = { kind: 'application', tokenId: erp.tokenId, name: 'Kadry ERP' }
  expect(entries).toMatchObject([{ name: 'renameAccount', actor }])
  const { body } = await app.call(`${directory}/history`, { cookie: owner.cookie })
  const names = (body as { readonly entries: readonly { readonly name: string }[] }).entries.map(({ name }) => name)
  expect(names.slice(0, 2)).toEqual(['renameAccount', 'createToken'])
  // S1: sent twice, it has one outcome.
  expect(await erp.call(`${directory}/mutations`, rename('Gdynia', 'mutation-0001'))).toEqual(answer)
  expect((await app.call(`${directory}/history/chain`, { cookie: owner.cookie })).body).toMatchObject({ intact: true })
})

it('[ISSUE 11] the secret is shown once, kept as a hash, and a call that is sent twice makes one token', async () => {
  const { owner, directory } = await setup()
  const body = { tokenId: randomUUID(), name: 'ERP', scopes: ['check-access'], endsAt: null }
  const calls = [1, 2].map(() => app.call(`${directory}/tokens`, { cookie: owner.cookie, body }))
  const answers = await Promise.all(calls)
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  const secret = answers.map(({ body }) => (body as { secret?: string }).secret).find((text) => text !== undefined)
  expect(secret).toMatch(/^kontor_[A-Za-z0-9_-]{43}$/)
  const history = await app.call(`${directory}/history`, { cookie: owner.cookie })
  const listed = await app.call(`${directory}/tokens`, { cookie: owner.cookie })
  expect(listed.body).toEqual({ tokens: [{ id: body.tokenId, lastUsedAt: null }] })
  expect(JSON.stringify([history.body, listed.body, app.logged])).not.toContain(secret)
})

it('[ISSUE 11] only administrators make tokens and see their uses', async () => {
  const { owner, directory } = await setup()
  const reader = await joinAs(app, owner, 'renata', { rights: ['account'] })
  const stranger = await registerBy(app, 'orla')
  const body = { tokenId: randomUUID(), name: 'ERP', scopes: ['check-access'], endsAt: null }
  for (const [cookie, status] of [
    [reader, 403],
    [stranger.cookie, 403],
    [null, 401],
  ] as const) {
    expect((await app.call(`${directory}/tokens`, { cookie })).status).toBe(status)
    expect((await app.call(`${directory}/tokens`, { cookie, body })).status).toBe(status)
  }
})

it('[ISSUE 11] a token does what its scopes say, and nothing else', async () => {
  const { owner, directory, rename } = await setup()
  const section = `/api/documents/section/${owner.accountId}.mail`
  const calls = [
    ['read-directory', directory, undefined],
    ['read-history', `${directory}/history`, undefined],
    ['read-history', `${directory}/history/chain`, undefined],
    ['change-directory', `${directory}/mutations`, rename('Łódź')],
    [
      'check-access',
      '/api/checks',
      { checks: [{ login: { username: 'halina' }, accountId: owner.accountId, section: 'mail' }] },
    ],
  ] as const
  for (const scope of tokenScopes) {
    const { call } = await tokenOf(app, owner, [scope], { name: scope })
    for (const [needed, path, body] of calls) {
      const answer = await call(path, body)
      expect([scope, path, answer.status]).toEqual([scope, path, needed === scope ? 200 : 403])
      if (needed !== scope) expect(answer).toEqual(missing(needed))
    }
    // What is for people: sections, sessions of members, tokens, checks of a change, links of invitations, their own login.
    for (const [path, body] of [
      [section, undefined],
      [`${section}/mutations`, rename('Łódź')],
      [`${directory}/members/member-0001/sessions`, undefined],
      [`${directory}/tokens`, undefined],
      [`${directory}/tokens`, { tokenId: randomUUID(), name: 'More', scopes: [...tokenScopes], endsAt: null }],
      [`${directory}/checks`, rename('Łódź').mutations[0]],
      [`${directory}/invitations/invitation-0001/link`, {}],
      ['/api/access', undefined],
      ['/api/login', undefined],
      ['/api/operator', undefined],
    ] as const)
      expect([path, (await call(path, body)).status]).toEqual([path, 401])
  }
})

it('[ISSUE 11] a token of one organisation does nothing in another, with its id or without', async () => {
  const { owner, rename } = await setup()
  const other = await registerBy(app, 'orla')
  const { call } = await tokenOf(app, owner, [...tokenScopes])
  const elsewhere = `/api/documents/directory/${other.organizationId}`
  const check = { login: { username: 'orla' }, accountId: other.accountId, section: 'mail' }
  for (const [path, body] of [
    [elsewhere, undefined],
    [`${elsewhere}/history`, undefined],
    [`${elsewhere}/mutations`, rename('Łódź')],
    ['/api/checks', { organizationId: other.organizationId, checks: [check] }],
  ] as const)
    expect([path, await call(path, body)]).toEqual([path, { status: 403, body: { error: { code: 'not-allowed' } } }])
  const { answers } = (await call('/api/checks', { checks: [check] })).body
  expect(answers).toEqual([{ allowed: false, unknown: 'no-member', account: null, rights: [] }])
})

it('[ISSUE 11] a token that has ended, was revoked, is unknown or malformed is answered alike', async () => {
  const { owner, directory, rename } = await setup()
  const ending = await tokenOf(app, owner, ['read-directory'], { endsAt: app.clock.now() + 60_000 })
  const revoked = await tokenOf(app, owner, ['read-directory', 'change-directory'])
  expect([(await ending.call(directory)).status, (await revoked.call(directory)).status]).toEqual([200, 200])
  await app.mutate(owner.organizationId, owner.cookie, 'revokeToken', { tokenId: revoked.tokenId })
  app.clock.advance(60_000)
  for (const { call } of [ending, revoked]) expect(await call(directory)).toEqual(invalid)
  expect(await revoked.call(`${directory}/mutations`, rename('Łódź'))).toEqual(invalid)
  const wrong = [`kontor_${'a'.repeat(43)}`, 'kontor_short', '', revoked.secret.replace('kontor_', '')]
  for (const secret of wrong)
    for (const scheme of ['Bearer', 'Basic']) {
      const { status, body, headers } = await app.call(directory, { headers: { authorization: `${scheme} ${secret}` } })
      expect({ status, body }).toEqual(invalid)
      expect(headers.get('www-authenticate')).toBe('Bearer')
    }
  // A session beside a wrong token does not help it.
  const both = { cookie: owner.cookie, headers: revoked.headers }
  expect((await app.call(directory, both)).status).toBe(401)
})

it('[ISSUE 11] a token that is revoked during its call writes nothing and reads nothing', async () => {
  const { owner, directory, rename } = await setup()
  const { call, tokenId } = await tokenOf(app, owner, ['read-directory', 'change-directory'])
  const { readDirectory } = app.rooms
  const revokeOnce = () => {
    app.rooms.readDirectory = async (...[organizationId, reader]) => {
      app.rooms.readDirectory = readDirectory
      const read = (await readDirectory.call(app.rooms, organizationId, reader)) as never
      await app.mutate(owner.organizationId, owner.cookie, 'revokeToken', { tokenId })
      return read
    }
  }
  revokeOnce()
  expect(await call(`${directory}/mutations`, rename('Łódź'))).toEqual(invalid)
  expect((await app.directory(owner.organizationId, owner.cookie)).accounts.map(({ name }) => name)).toEqual([
    'Mewa Telekom',
  ])
})

it('[B2] an invitation that a program sent is accepted, unless its token is revoked first', async () => {
  const { owner, directory } = await setup()
  const { call, tokenId } = await tokenOf(app, owner, ['change-directory'], { name: 'Kadry ERP' })
  const args = { ...invitation, homeAccountId: owner.accountId }
  const mutations = [{ id: randomUUID(), name: 'inviteMember', args }]
  expect((await call(`${directory}/mutations`, { mutations })).body).toMatchObject({
    outcomes: [{ outcome: 'accepted' }],
  })
  const link = `${directory}/invitations/${invitation.invitationId}/link`
  const { url } = (await app.call(link, { cookie: owner.cookie, body: {} })).body as { readonly url: string }
  const token = url.split('/').at(-1)
  expect((await app.call(`/api/invitations/${token}`)).body).toMatchObject({ invitedBy: 'Kadry ERP' })
  await app.mutate(owner.organizationId, owner.cookie, 'revokeToken', { tokenId })
  expect((await app.call(`/api/invitations/${token}`)).body).toMatchObject({ error: { code: 'invitation-void' } })
})

it('[ISSUE 11] the last use is written at most once an hour, and the secret goes with the token', async () => {
  const { owner, directory } = await setup()
  const { call, tokenId } = await tokenOf(app, owner, ['read-directory'])
  const lastUse = async () => (await app.apiTokens.lastUses(owner.organizationId as never)).get(tokenId as never)
  const first = app.clock.now()
  await call(directory)
  app.clock.advance(serverLimits.tokenUseRecordedEveryMs - 1)
  await call(directory)
  expect(await lastUse()).toBe(first)
  app.clock.advance(1)
  await call(directory)
  expect(await lastUse()).toBe(first + serverLimits.tokenUseRecordedEveryMs)
  await app.mutate(owner.organizationId, owner.cookie, 'revokeToken', { tokenId })
  const query = { kind: 'forget-integration', now: app.clock.now(), beyond: null, limit: 9 }
  const [effect] = await app.store.dueEffects(query)
  if (effect === undefined) throw new Error('nothing forgets the secret')
  await forgetIntegration(app)(effect)
  expect(await lastUse()).toBe(undefined)
})

it('[S11] wrong tokens are bounded by caller, which does not stop the right ones; calls by token', async () => {
  const clock = { now: 0 }
  const { owner, directory } = await setup({ limiter: createRateLimiter(() => clock.now) })
  const { call, tokenId } = await tokenOf(app, owner, ['read-directory'])
  const guess = async () => (await app.call(directory, { headers: { authorization: 'Bearer kontor_no' } })).status
  for (let count = 0; count < rateRules.wrongToken.max; count += 1) expect(await guess()).toBe(401)
  expect(await guess()).toBe(429)
  clock.now += rateRules.wrongToken.windowMs
  // As other calls with the same token would, from other addresses.
  for (let count = 1; count < rateRules.token.max; count += 1)
    await app.limiter.take('token', `${owner.organizationId}/${tokenId}`, rateRules.token)
  expect((await call(directory)).status).toBe(200)
  expect(await call(directory)).toMatchObject({ status: 429, body: { error: { code: 'too-many' } } })
})

it('[S11] an organisation has a bounded number of tokens', async () => {
  const { owner, directory } = await setup()
  for (let count = 0; count < limits.recordsPerKindMax.token; count += 1) await tokenOf(app, owner, ['check-access'])
  const body = { tokenId: randomUUID(), name: 'One more', scopes: ['check-access'], endsAt: null }
  expect(await app.call(`${directory}/tokens`, { cookie: owner.cookie, body })).toMatchObject({
    status: 409,
    body: { error: { code: 'too-many-records', kind: 'token' } },
  })
})
