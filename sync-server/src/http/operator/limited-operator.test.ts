import { createHash, randomUUID } from 'node:crypto'
import type { LoginId, OrganizationId } from '@kontor/domain'
import { expect, it, onTestFinished } from 'vitest'
import { openTestApp, registerBy, testPassword, type TestOwner } from '../../testing/open-test-app.ts'

const content = Buffer.from('umowa')
const sha256 = createHash('sha256').update(content).digest('hex')

/** Lena is an operator of Mewa alone; Orla is another organisation of the same server. */
const setup = async () => {
  const app = await openTestApp()
  onTestFinished(() => app.close())
  const mewa = await registerBy(app, 'halina')
  const orla = await registerBy(app, 'igor', { legalEntity: { name: 'Orla', taxId: '5261040567' } })
  const lena = { name: 'Lena Pokaz', username: 'lena', email: 'lena@latarnia.example', password: testPassword }
  const created = await app.identity.createLogin(lena)
  const loginId = 'loginId' in created ? created.loginId : ('' as LoginId)
  await app.operators.limit(loginId, [mewa.organizationId as OrganizationId])
  const signedIn = await app.call('/api/auth/sign-in/username', { body: { username: 'lena', password: testPassword } })
  const cookie = signedIn.cookie ?? ''
  const message = (text: string) => ({ messageId: randomUUID(), message: text, attachments: [] })
  const start = async (owner: TestOwner, conversationId: string) => {
    const args = { conversationId, subject: 'Faktura', ...message('Kiedy korekta?') }
    const body = { mutations: [{ id: randomUUID(), name: 'startConversation', args }] }
    await app.call(`/api/documents/section/${owner.accountId}.mail/mutations`, { cookie: owner.cookie, body })
  }
  await start(mewa, 'conversation-mewa')
  await start(orla, 'conversation-orla')
  const get = async (path: string) => {
    const { status, body } = await app.call(`/api/operator${path}`, { cookie })
    return { status, text: JSON.stringify(body), body }
  }
  const answer = async (document: string, conversationId: string) => {
    const args = { conversationId, ...message('Jutro') }
    const body = { mutations: [{ id: randomUUID(), name: 'answerConversation', args }] }
    return app.call(`/api/operator/documents/${document}/mutations`, { cookie, body })
  }
  const upload = async ({ accountId }: TestOwner) =>
    (
      await app.request(`/api/operator/conversations/${accountId}/attachments?name=umowa.txt&sha256=${sha256}`, {
        ...{ method: 'POST', cookie, body: content },
      })
    ).status
  return { app, mewa, orla, cookie, loginId, get, answer, upload }
}

it('[DESIGN 11] a limited operator sees and serves the organisations of the limit', async () => {
  const { mewa, get, answer, upload, app, cookie } = await setup()
  expect((await get('')).body).toMatchObject({ username: 'lena', limited: true })
  expect((await get('/organizations')).body).toMatchObject({ organizations: [{ id: mewa.organizationId }] })
  expect((await get('/conversations')).body).toMatchObject({
    ...{ conversations: [{ id: 'conversation-mewa' }], more: false, unanswered: 1, undecided: 0 },
  })
  expect((await get(`/organizations/${mewa.organizationId}`)).status).toBe(200)
  expect((await get(`/conversations/${mewa.accountId}/conversation-mewa`)).status).toBe(200)
  expect(await upload(mewa)).toBe(200)
  const file = `/api/operator/conversations/${mewa.accountId}/attachments/${sha256}`
  expect((await app.request(file, { cookie })).status).toBe(200)
  expect((await answer(`section/${mewa.accountId}.mail`, 'conversation-mewa')).body).toMatchObject({
    outcomes: [{ outcome: 'accepted' }],
  })
})

it('[S10] a limited operator receives nothing of another organisation, and changes nothing there', async () => {
  const { app, mewa, orla, cookie, get, answer, upload } = await setup()
  const before = (await app.call(`/api/documents/section/${orla.accountId}.mail`, { cookie: orla.cookie })).body
  for (const path of [
    ...['', '/organizations', '/units', '/conversations', `/conversations?organization=${orla.organizationId}`],
    ...['/conversations?only=unanswered', '/conversations?only=undecided', `/organizations/${orla.organizationId}`],
    ...[`/conversations/${orla.accountId}/conversation-orla`, `/conversations/${orla.accountId}/attachments/${sha256}`],
    `/conversations/${mewa.accountId}/conversation-orla`,
  ]) {
    const { status, text } = await get(path)
    const isList = /^(|\/organizations|\/units|\/conversations(\?.*)?)$/.test(path)
    expect([path, status]).toEqual([path, isList ? 200 : 404])
    expect([path, /rla|igor/.test(text)]).toEqual([path, false])
  }
  for (const document of [`section/${orla.accountId}.mail`, `directory/${orla.organizationId}`])
    expect((await answer(document, 'conversation-orla')).status).toBe(404)
  expect(await upload(orla)).toBe(404)
  for (const { accountId, organizationId } of [mewa, orla])
    for (const document of [`directory/${organizationId}`, `section/${accountId}.mail`, `section/${accountId}.finance`])
      expect([document, (await app.call(`/api/documents/${document}`, { cookie })).status]).toEqual([document, 403])
  expect((await app.call(`/api/documents/section/${orla.accountId}.mail`, { cookie: orla.cookie })).body).toEqual(
    before,
  )
})

it('[S10] a limited operator is none of the server: no other operators, links, health; nor once the limit is empty', async () => {
  const { app, cookie, loginId, get } = await setup()
  const closed = { status: 403, body: { error: { code: 'not-operator' } } }
  for (const path of ['/operators', '/health']) expect(await get(path)).toMatchObject(closed)
  for (const [path, method] of [
    ...([
      ['operators', 'POST'],
      ['operators/withdraw', 'POST'],
      [`operators/${loginId}`, 'DELETE'],
    ] as const),
  ]) {
    const body = { email: 'dalszy@latarnia.example' }
    expect(await app.call(`/api/operator/${path}`, { method, cookie, body })).toMatchObject(closed)
  }
  expect(await app.operatorLinks.first()).not.toBe(null)
  await app.operators.limit(loginId, [])
  for (const path of ['', '/organizations', '/conversations']) expect(await get(path)).toMatchObject(closed)
})
