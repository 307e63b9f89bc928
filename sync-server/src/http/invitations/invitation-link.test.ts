import { limits } from '@kontor/domain'
import { afterEach, expect, it } from 'vitest'
import { serverLimits } from '../../limits.ts'
import {
  invite,
  joinAs,
  linkToken,
  openTestApp,
  registerBy,
  testOrigin,
  type TestApp,
} from '../../testing/open-test-app.ts'

let app: TestApp
afterEach(() => app.close())

const setup = async () => {
  app = await openTestApp()
  const owner = await registerBy(app, 'halina')
  const invitationId = await invite(app, owner, 'zofia')
  const path = `/api/documents/directory/${owner.organizationId}/invitations/${invitationId}/link`
  const copy = (cookie: string | null, at = path) => app.call(at, { method: 'POST', cookie })
  return { owner, invitationId, path, copy }
}

it('[B5] an administrator copies a link; each is new, and ends the one before', async () => {
  const { owner, invitationId, copy } = await setup()
  const first = await copy(owner.cookie)
  expect(first.status).toBe(200)
  expect((first.body as { url: string }).url).toMatch(new RegExp(`^${testOrigin}/invitation/[\\w-]{43}$`))
  const second = await linkToken(app, owner, invitationId)
  const old = (first.body as { url: string }).url.split('/').at(-1)
  expect(await app.call(`/api/invitations/${old}`)).toMatchObject({
    status: 410,
    body: { error: { code: 'invitation-replaced' } },
  })
  expect((await app.call(`/api/invitations/${second}`)).status).toBe(200)
})

it('[C] a bounded number of earlier links is distinguished from unknown ones', async () => {
  const { copy } = await setup()
  const owner = await registerBy(app, 'orla')
  const tokens: string[] = []
  const invitationId = await invite(app, owner, 'igor')
  const path = `/api/documents/directory/${owner.organizationId}/invitations/${invitationId}/link`
  for (let made = 0; made < serverLimits.replacedLinksMax + 2; made += 1)
    tokens.push(((await copy(owner.cookie, path)).body as { url: string }).url.split('/').at(-1) ?? '')
  const answers = await Promise.all(tokens.slice(0, 2).map((token) => app.call(`/api/invitations/${token}`)))
  expect(answers.map(({ status, body }) => [status, body])).toEqual([
    [404, { error: { code: 'invitation-unknown' } }],
    [410, { error: { code: 'invitation-replaced' } }],
  ])
})

it('[B2] only an administrator copies it', async () => {
  const { owner, copy } = await setup()
  const reader = await joinAs(app, owner, 'renata', { rights: ['account'] })
  const stranger = await registerBy(app, 'orla')
  const statuses = []
  for (const cookie of [reader, stranger.cookie, null]) statuses.push((await copy(cookie)).status)
  expect(statuses).toEqual([403, 403, 401])
})

it('[B5] an invitation that is not pending has no link', async () => {
  const { owner, invitationId, path, copy } = await setup()
  app.clock.advance(limits.invitationLifetimeMs)
  expect(await copy(owner.cookie)).toMatchObject({
    status: 409,
    body: { error: { code: 'invitation-not-pending', name: 'Name of zofia', status: 'expired' } },
  })
  await app.mutate(owner.organizationId, owner.cookie, 'revokeInvitation', { invitationId })
  expect(await copy(owner.cookie)).toMatchObject({ body: { error: { status: 'revoked' } } })
  expect((await copy(owner.cookie, path.replace(invitationId, 'invitation-none'))).status).toBe(404)
  expect((await copy(owner.cookie, path.replace(invitationId, 'x'))).status).toBe(404)
})
