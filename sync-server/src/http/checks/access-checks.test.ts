import { wireLimits, AccessAnswersSchema, type AccessAnswer, type AccessChecks } from '@kontor/protocol'
import * as v from 'valibot'
import { afterEach, expect, it } from 'vitest'
import { joinAs, openTestApp, registerBy, type TestApp } from '../../testing/open-test-app.ts'
import { tokenOf } from '../../testing/token-of.ts'

let app: TestApp
afterEach(() => app.close())

const setup = async () => {
  app = await openTestApp()
  const owner = await registerBy(app, 'halina')
  const { organizationId, accountId } = owner
  const north = { accountId: 'account-north', name: 'Północ', unit: { unitId: 'unit-north', identifier: 'PT 7' } }
  await app.mutate(organizationId, owner.cookie, 'createSubAccount', north)
  await app.mutate(organizationId, owner.cookie, 'createRole', { roleId: 'role-desk', name: 'Biuro', rights: ['mail'] })
  await joinAs(app, owner, 'zofia', { rights: ['finance'], roleIds: ['role-desk'], grants: ['account-north'] })
  const { members } = await app.directory(organizationId, owner.cookie)
  const zofia = members.find(({ username }) => username === 'zofia')
  if (zofia === undefined) throw new Error('zofia did not join')
  const { call } = await tokenOf(app, owner, ['check-access'])
  const check = async (...checks: AccessChecks['checks']): Promise<readonly AccessAnswer[]> =>
    v.parse(AccessAnswersSchema, (await call('/api/checks', { checks })).body).answers
  return { owner, accountId, zofia, call, check }
}

it('[ISSUE 11] a login is asked about by id, user name and e-mail, many at once, and the answer says why', async () => {
  const { accountId, zofia, check } = await setup()
  const open = {
    ...{ allowed: true, unknown: null, account: { reason: 'grant', barriers: [] } },
    rights: [{ right: 'mail', reasons: [{ by: 'role', roleId: 'role-desk' }] }],
  }
  const names = [{ id: zofia.loginId }, { username: ' zofia' }, { username: 'ZOFIA' }, { email: 'Zofia@Example.org' }]
  const answers = await check(...names.map((login) => ({ login, accountId: 'account-north', section: 'mail' })))
  expect(answers).toEqual([open, { ...closed('no-member') }, open, open])
  expect(
    await check(
      { login: { username: 'zofia' }, accountId, section: 'finance' },
      { login: { username: 'zofia' }, accountId, section: 'mail+processes' },
      { login: { username: 'halina' }, accountId: 'account-north', section: 'units' },
    ),
  ).toEqual([
    {
      ...{ allowed: true, unknown: null, account: { reason: 'home', barriers: [] } },
      rights: [{ right: 'finance', reasons: [{ by: 'direct' }] }],
    },
    {
      ...{ allowed: false, unknown: null, account: { reason: 'home', barriers: [] } },
      rights: [
        { right: 'mail', reasons: [{ by: 'role', roleId: 'role-desk' }] },
        { right: 'processes', reasons: [] },
      ],
    },
    {
      ...{ allowed: true, unknown: null, account: { reason: 'administrator', barriers: [] } },
      rights: [{ right: 'units', reasons: [{ by: 'administrator' }] }],
    },
  ])
})

const closed = (unknown: AccessAnswer['unknown']) => ({ allowed: false, unknown, account: null, rights: [] })

it('[ISSUE 11] suspended people and archived accounts are refused, with what keeps them out', async () => {
  const { owner, zofia, check } = await setup()
  const ask = { login: { username: 'zofia' }, accountId: 'account-north', section: 'mail' }
  await app.mutate(owner.organizationId, owner.cookie, 'archiveAccount', { accountId: 'account-north' })
  const barriersOf = async () => (await check(ask)).map(({ allowed, account }) => [allowed, account?.barriers])
  expect(await barriersOf()).toEqual([[false, ['archived']]])
  await app.mutate(owner.organizationId, owner.cookie, 'suspendMember', { memberId: zofia.id })
  expect(await barriersOf()).toEqual([[false, ['archived', 'suspended']]])
})

it('[B9] a login of another organisation and one that does not exist are answered alike', async () => {
  const { accountId, check } = await setup()
  const other = await registerBy(app, 'orla')
  const { members } = await app.directory(other.organizationId, other.cookie)
  const answers = await check(
    { login: { username: 'orla' }, accountId, section: 'mail' },
    { login: { email: 'orla@example.org' }, accountId: other.accountId, section: 'mail' },
    { login: { id: members[0]?.loginId ?? '' }, accountId, section: 'mail' },
    { login: { username: 'nikt' }, accountId, section: 'mail' },
    { login: { username: 'halina' }, accountId: other.accountId, section: 'mail' },
    { login: { username: 'halina' }, accountId, section: 'calendar' },
    { login: { username: 'halina' }, accountId, section: '__proto__' },
  )
  expect(answers.map(({ unknown }) => unknown)).toEqual([
    ...['no-member', 'no-member', 'no-member', 'no-member'],
    ...['no-account', 'no-section', 'no-section'],
  ])
})

it('[ISSUE 11] an administrator asks with a session, and says for which organisation; no one else does', async () => {
  const { owner, accountId } = await setup()
  const stranger = await registerBy(app, 'orla')
  const checks = [{ login: { username: 'zofia' }, accountId, section: 'mail' }]
  const { organizationId } = owner
  const ask = async (cookie: string | null, body: object) => {
    const answer = await app.call('/api/checks', { cookie, body })
    return [answer.status, (answer.body as { error?: { code: string } }).error?.code]
  }
  expect(await ask(owner.cookie, { organizationId, checks })).toEqual([200, undefined])
  expect(await ask(owner.cookie, { checks })).toEqual([400, 'invalid-arguments'])
  expect(await ask(stranger.cookie, { organizationId, checks })).toEqual([403, 'not-allowed'])
  expect(await ask(null, { organizationId, checks })).toEqual([401, 'no-session'])
})

it('[S11] a call has a bounded number of checks, each about one login, and its names a bounded length', async () => {
  const { accountId, call } = await setup()
  const one = { login: { username: 'zofia' }, accountId, section: 'mail' }
  const statusOf = async (checks: readonly unknown[]) => (await call('/api/checks', { checks })).status
  const many = (count: number) => Array.from({ length: count }, () => one)
  const long = (length: number) => ({ ...one, login: { username: 'a'.repeat(length) } })
  expect(await statusOf(many(wireLimits.checksMax))).toBe(200)
  expect(await statusOf([long(wireLimits.checkedNameLengthMax)])).toBe(200)
  for (const checks of [
    many(wireLimits.checksMax + 1),
    [],
    [long(wireLimits.checkedNameLengthMax + 1)],
    [{ ...one, login: { username: 'zofia', email: 'zofia@example.org' } }],
    [{ ...one, login: {} }],
    [{ ...one, accountId: '../..' }],
  ])
    expect(await statusOf(checks)).toBe(400)
})
