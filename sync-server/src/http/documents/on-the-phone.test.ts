import { directoryKind } from '@kontor/domain'
import { afterEach, expect, it } from 'vitest'
import { invite, openTestApp, registerBy, registrationOf, type TestApp } from '../../testing/open-test-app.ts'

let app: TestApp
afterEach(() => app.close())

const setup = async () => {
  app = await openTestApp()
  const owner = await registerBy(app, 'halina')
  const directory = `/api/documents/directory/${owner.organizationId}`
  const send = async (path: string, name: string, args: object, id = `phone-${name}`) =>
    app.call(path, { cookie: owner.cookie, body: { mutations: [{ id, name, args }] } })
  return { owner, directory, send }
}

it('[B27] every mutation of a directory that a person can send is refused from a phone', async () => {
  const { directory, send, owner } = await setup()
  const before = await app.directory(owner.organizationId, owner.cookie)
  const names = Object.entries(directoryKind.mutations).flatMap(([name, { who }]) =>
    who === 'administrators' || who === 'members' ? [name] : [],
  )
  expect(names.length).toBeGreaterThan(20)
  for (const name of names)
    expect([name, (await send(`${directory}/mutations?client=phone`, name, {})).body]).toEqual([
      name,
      { outcomes: [{ id: `phone-${name}`, outcome: 'refused', code: 'not-on-the-phone' }] },
    ])
  expect(await app.directory(owner.organizationId, owner.cookie)).toEqual(before)
})

it('[B27] a check from a phone says the same, and the full site goes on', async () => {
  const { directory, send, owner } = await setup()
  const args = { accountId: owner.accountId, name: 'Nowa nazwa' }
  const check = { id: 'mutation-check', name: 'renameAccount', args }
  expect(await app.call(`${directory}/checks?client=phone`, { cookie: owner.cookie, body: check })).toMatchObject({
    body: { refusal: { code: 'not-on-the-phone' } },
  })
  for (const [at, query] of ['', '?client=web', '?client=fridge'].entries())
    expect((await send(`${directory}/mutations${query}`, 'renameAccount', args, `web-000${at}`)).body).toMatchObject({
      outcomes: [{ outcome: 'accepted' }],
    })
})

it('[B27] a section is worked in from a phone too', async () => {
  const { owner, send } = await setup()
  const mail = `/api/documents/section/${owner.accountId}.mail/mutations?client=phone`
  const args = {
    conversationId: 'talk-0001',
    messageId: 'message-0001',
    subject: 'Pytanie',
    message: 'Dzień dobry',
    attachments: [],
  }
  expect((await send(mail, 'startConversation', args)).body).toMatchObject({ outcomes: [{ outcome: 'accepted' }] })
})

it('[B27] nor does a call beside the mutations create an account or a link for a person', async () => {
  const { owner, directory } = await setup()
  const invitationId = await invite(app, owner, 'zofia')
  const refused = { status: 409, body: { error: { code: 'not-on-the-phone' } } }
  const link = `${directory}/invitations/${invitationId}/link?client=phone`
  expect(await app.call(link, { method: 'POST', cookie: owner.cookie })).toMatchObject(refused)
  const registration = registrationOf('orla', {})
  expect(await app.call('/api/organizations?client=phone', { body: registration })).toMatchObject(refused)
})
