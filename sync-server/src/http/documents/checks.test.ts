import { afterEach, expect, it } from 'vitest'
import { serverLimits } from '../../limits.ts'
import { joinAs, openTestApp, registerBy, type TestApp } from '../../testing/open-test-app.ts'

let app: TestApp
afterEach(() => app.close())

const setup = async () => {
  app = await openTestApp()
  const owner = await registerBy(app, 'halina')
  const directory = `/api/documents/directory/${owner.organizationId}`
  const lookUp = (username: string, id: string) => ({
    id,
    name: 'inviteExistingMember',
    args: {
      ...{ invitationId: `invitation-${id}`, username, email: `${username}@example.org` },
      ...{ homeAccountId: owner.accountId, rights: [], roleIds: [], grants: [] },
    },
  })
  const check = async (body: object, cookie: string | null = owner.cookie) => {
    const answer = await app.call(`${directory}/checks`, { cookie, body })
    return [answer.status, answer.body]
  }
  return { owner, directory, lookUp, check }
}
const rename = (accountId: string, name: string) => ({
  id: 'mutation-0001',
  name: 'renameAccount',
  args: { accountId, name },
})

it('[ISSUE 8 E9] a check returns the refusal that a mutation would get, and changes nothing', async () => {
  const { owner, check, lookUp } = await setup()
  expect(await check(rename('account-unknown', 'Łódź'))).toEqual([
    200,
    { refusal: { code: 'unknown-account', recordId: 'account-unknown' } },
  ])
  expect(await check(rename(owner.accountId, 'Łódź'))).toEqual([200, { refusal: null }])
  expect(await check(lookUp('nikt', 'mutation-0002'))).toEqual([200, { refusal: { code: 'no-such-login' } }])
  expect((await app.directory(owner.organizationId, owner.cookie)).accounts[0]?.name).toBe('Mewa Telekom')
})

it('[ISSUE 8 E9] [B2] only administrators may check', async () => {
  const { owner, check, lookUp } = await setup()
  const reader = await joinAs(app, owner, 'renata', { rights: ['account'] })
  const stranger = await registerBy(app, 'orla')
  const statuses = []
  for (const cookie of [reader, stranger.cookie, null])
    statuses.push((await check(lookUp('halina', 'mutation-0001'), cookie))[0])
  expect(statuses).toEqual([403, 403, 401])
})

it('[ISSUE 8 E9] [B9] checked and sent under one id counts once; another pair under that id counts again', async () => {
  const { owner, directory, check, lookUp } = await setup()
  const { perLoginMax } = serverLimits.loginTries
  for (let at = 0; at < perLoginMax - 1; at += 1) await check(lookUp(`nikt.${at}`, 'mutation-same'))
  const last = lookUp('nikt.last', 'mutation-last')
  expect(await check(last)).toEqual([200, { refusal: { code: 'no-such-login' } }])
  expect(await app.call(`${directory}/mutations`, { cookie: owner.cookie, body: { mutations: [last] } })).toMatchObject(
    {
      body: { outcomes: [{ outcome: 'refused', code: 'no-such-login' }] },
    },
  )
  expect((await check(lookUp('nikt.0', 'mutation-same')))[1]).toEqual({ refusal: { code: 'no-such-login' } })
  expect((await check(lookUp('nikt.more', 'mutation-same')))[1]).toMatchObject({ refusal: { code: 'too-many-tries' } })
})
