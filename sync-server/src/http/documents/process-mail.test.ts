import { createHash, randomUUID } from 'node:crypto'
import { expect, it, onTestFinished } from 'vitest'
import { joinAs, openTestApp, registerBy, testOrigin, testPassword } from '../../testing/open-test-app.ts'

const setup = async () => {
  const app = await openTestApp()
  onTestFinished(() => app.close())
  const owner = await registerBy(app, 'halina')
  const document = `/api/documents/section/${owner.accountId}.mail+processes`
  const write = async (cookie: string, text: string) => {
    const args = { processId: 'process-20418', messageId: randomUUID(), message: text, attachments: [] }
    const body = { mutations: [{ id: randomUUID(), name: 'writeAboutProcess', args }] }
    const { status, body: answer } = await app.call(`${document}/mutations`, { cookie, body })
    const { outcomes } = answer as { readonly outcomes?: readonly { readonly outcome: string }[] }
    return outcomes?.[0]?.outcome ?? status
  }
  const read = async (cookie: string) => {
    const { status, body } = await app.call(document, { cookie })
    const { records } = body as { readonly records?: { readonly message?: readonly { readonly text: string }[] } }
    return records?.message?.map(({ text }) => text) ?? status
  }
  return { app, owner, document, write, read }
}

it('[B28] messages about a process are for those with both rights, and one of them is not enough', async () => {
  const { app, owner, document, write, read } = await setup()
  const both = await joinAs(app, owner, 'ola', { rights: ['mail', 'processes'] })
  const mailOnly = await joinAs(app, owner, 'igor', { rights: ['mail'] })
  const processesOnly = await joinAs(app, owner, 'ela', { rights: ['processes'] })
  const content = Buffer.from('umowa')
  const sha256 = createHash('sha256').update(content).digest('hex')
  const upload = { method: 'POST', cookie: both, body: content } as const
  expect((await app.request(`${document}/attachments?name=umowa.txt&sha256=${sha256}`, upload)).status).toBe(200)
  expect(await write(owner.cookie, 'Dawca pyta o umowę')).toBe('accepted')
  for (const [cookie, written, seen, loaded] of [
    [both, 'accepted', ['Dawca pyta o umowę', 'a'], 200],
    [mailOnly, 'refused', 403, 403],
    [processesOnly, 'refused', 403, 403],
  ] as const) {
    expect(await write(cookie, 'a')).toBe(written)
    expect(await read(cookie)).toEqual(seen)
    expect((await app.request(`${document}/attachments/${sha256}`, { cookie })).status).toBe(loaded)
  }
})

it('[DESIGN 11] operators read no messages about processes, and write none', async () => {
  const { app, owner, document, write } = await setup()
  const token = (await app.operatorLinks.first())?.replace(`${testOrigin}/operator/join/`, '') ?? ''
  const login = { name: 'Olga Operator', email: 'olga@latarnia.example', username: 'olga', password: testPassword }
  const olga = (await app.call(`/api/operator-links/${token}/accept`, { body: login })).cookie ?? ''
  expect(await write(owner.cookie, 'Dawca pyta o umowę')).toBe('accepted')
  expect((await app.call(document, { cookie: olga })).status).toBe(403)
  expect(await write(olga, 'a')).toBe(403)
  const args = { conversationId: 'process-20418', messageId: randomUUID(), message: 'a', attachments: [] }
  const body = { mutations: [{ id: randomUUID(), name: 'answerConversation', args }] }
  const operated = document.replace('/api/', '/api/operator/')
  expect((await app.call(`${operated}/mutations`, { cookie: olga, body })).status).toBe(404)
  expect((await app.call('/api/operator/conversations', { cookie: olga })).body).toMatchObject({ conversations: [] })
})
