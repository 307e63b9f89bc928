import { afterEach, expect, it } from 'vitest'
import {
  invite,
  linkToken,
  openTestApp,
  registerBy,
  registrationOf,
  testPassword,
  type TestApp,
} from '../../testing/open-test-app.ts'

let app: TestApp
afterEach(() => app.close())

const hospitality = (username: string, unit: string, further: readonly string[]) => ({
  ...registrationOf(username),
  profile: 'hospitality',
  unitIdentifier: unit,
  contractUnits: further,
})

it('[F7] of six parallel registrations with one contract unit, one succeeds', async () => {
  app = await openTestApp()
  const answers = await Promise.all(
    Array.from({ length: 6 }, (_, at) =>
      app.call('/api/organizations', { body: hospitality(`owner-${at}`, `H ${at}`, ['H 100']) }),
    ),
  )
  const statuses = answers.map(({ status }) => status).sort()
  expect(statuses).toEqual([201, 409, 409, 409, 409, 409])
  for (const { status, body } of answers)
    if (status === 409) expect(body).toMatchObject({ error: { code: 'unit-taken', identifier: 'H 100' } })
  expect(await app.store.organizations()).toHaveLength(1)
})

it('[F7] one login never becomes primary in two legal entities by parallel registrations', async () => {
  app = await openTestApp()
  const body = (at: number, taxId: string) => ({
    ...hospitality('halina', `H ${at}`, []),
    legalEntity: { name: `Spółka ${at}`, taxId },
  })
  const answers = await Promise.all([
    app.call('/api/organizations', { body: body(1, registrationOf('halina').legalEntity.taxId) }),
    app.call('/api/organizations', { body: body(2, '5842710064') }),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  expect(await app.store.organizations()).toHaveLength(1)
})

it('[F7] a link that was looked up before the invitation was sent again does not accept it (B5)', async () => {
  app = await openTestApp()
  const owner = await registerBy(app, 'halina')
  const invitationId = await invite(app, owner, 'zofia')
  const token = await linkToken(app, owner, invitationId)
  // The invitation is sent again between the look-up of the link and the acceptance.
  const submitAsSystem = app.rooms.submitAsSystem.bind(app.rooms)
  app.rooms.submitAsSystem = async (document, mutation, options) => {
    app.clock.advance(1_000)
    if (mutation.name === 'acceptInvitation')
      await app.mutate(owner.organizationId, owner.cookie, 'resendInvitation', { invitationId })
    return submitAsSystem(document, mutation, options)
  }
  const body = { username: 'zofia', password: testPassword }
  const answer = await app.call(`/api/invitations/${token}/accept`, { body })
  expect([answer.status, answer.body]).toEqual([410, { error: { code: 'invitation-replaced' } }])
  const { members } = await app.directory(owner.organizationId, owner.cookie)
  expect(members.map(({ username }) => username)).toEqual(['halina'])
  app.rooms.submitAsSystem = submitAsSystem
  const fresh = await linkToken(app, owner, invitationId)
  expect((await app.call(`/api/invitations/${fresh}/accept`, { body })).status).toBe(200)
})
