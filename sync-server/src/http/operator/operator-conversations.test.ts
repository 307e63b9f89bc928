import { createHash, randomUUID } from 'node:crypto'
import type { AccountId, ConversationId } from '@kontor/domain'
import { documentName, type OperatorConversations } from '@kontor/protocol'
import { expect, it, onTestFinished } from 'vitest'
import { serverLimits } from '../../limits.ts'
import type { ConversationRow } from '../../store/conversation-row.ts'
import { openTestApp, registerBy, testOrigin, testPassword, type TestCall } from '../../testing/open-test-app.ts'
import { commit } from '../../testing/store-samples.ts'

const setup = async () => {
  const app = await openTestApp()
  onTestFinished(() => app.close())
  const token = (await app.operatorLinks.first())?.replace(`${testOrigin}/operator/join/`, '') ?? ''
  const operator = { name: 'Olga Operator', email: 'olga@latarnia.example', username: 'olga', password: testPassword }
  const olga = (await app.call(`/api/operator-links/${token}/accept`, { body: operator })).cookie ?? ''
  const mewa = await registerBy(app, 'halina')
  const { members } = await app.directory(mewa.organizationId, mewa.cookie)
  const section = `section/${mewa.accountId}.mail`
  const send = (path: string, cookie: string, name: string, args: object) =>
    app.call(`${path}/mutations`, { cookie, body: { mutations: [{ id: randomUUID(), name, args }] } })
  const write = (name: string, args: object) => send(`/api/documents/${section}`, mewa.cookie, name, args)
  const act = (name: string, args: object, cookie = olga) =>
    send(`/api/operator/documents/${section}`, cookie, name, args)
  const message = (conversationId: string, text: string) => ({
    ...{ conversationId, messageId: randomUUID(), message: text, attachments: [] },
  })
  const person = { memberId: members[0]?.id ?? '', name: 'Name of halina', email: 'halina@example.org' }
  const phone = { kind: 'change-phone', person, from: null, to: '+48583200000' }
  const get = async (path: string, cookie: string | null = olga) => {
    const { status, body } = await app.call(`/api/operator/conversations${path}`, { cookie })
    return { status, body }
  }
  /** The session is found, and ends before the call does anything with that. */
  const callAsSessionEnds = async (path: string, call: TestCall = {}) => {
    const signedIn = await app.call('/api/auth/sign-in/username', {
      body: { username: 'olga', password: testPassword },
    })
    const { sessionOf } = app.identity
    app.identity.sessionOf = async (headers) => {
      app.identity.sessionOf = sessionOf
      const session = await sessionOf(headers)
      if (session !== null) await app.identity.endSessions(session.loginId, { sessionId: session.id, before: Infinity })
      return session
    }
    return (await app.call(path, { cookie: signedIn.cookie, ...call })).status
  }
  return { app, olga, mewa, section, write, act, message, phone, get, callAsSessionEnds }
}

it('[DESIGN 11] operators list the conversations of all organisations, and what waits for them', async () => {
  const { app, mewa, write, act, message, phone, get } = await setup()
  await write('startConversation', { ...message('conversation-1', 'Kiedy?'), subject: 'Faktura' })
  const asked = app.now()
  app.clock.advance(1_000)
  await write('sendRequest', { ...message('conversation-2', ''), requested: phone })
  const list = {
    ...{ id: 'conversation-1', organization: { id: mewa.organizationId, name: 'Mewa Telekom sp. z o.o.' } },
    ...{ account: { id: mewa.accountId, name: 'Mewa Telekom' }, subject: 'Faktura', state: 'open' },
    ...{ startedBy: 'Name of halina', startedAt: asked, messages: 1, lastAt: asked, unansweredSince: asked },
    request: null,
  }
  expect(await get('?only=unanswered')).toMatchObject({
    status: 200,
    body: { conversations: [list, { id: 'conversation-2' }], more: false, unanswered: 2, undecided: 1 },
  })
  expect((await get('')).body).toMatchObject({ conversations: [{ id: 'conversation-2' }, list] })
  expect((await get('?only=undecided')).body).toMatchObject({
    conversations: [{ id: 'conversation-2', subject: null, request: { number: 1, requested: phone, state: 'sent' } }],
  })
  expect((await get('?organization=unknown-0001')).body).toMatchObject({ conversations: [], unanswered: 2 })
  expect((await get('?only=none')).status).toBe(400)
  await act('answerConversation', message('conversation-1', 'Jutro.'))
  expect((await get('?only=unanswered')).body).toMatchObject({ conversations: [{ id: 'conversation-2' }] })
})

it('[S11] a list has a bounded number of conversations, and says when there are more', async () => {
  const { app, mewa, get } = await setup()
  const document = documentName({ kind: 'section', accountId: mewa.accountId as AccountId, key: 'mail' })
  await app.store.load(document)
  const rows = (count: number, from = 0) =>
    Array.from({ length: count }, (_, at) => ({
      ...{ accountId: mewa.accountId as AccountId, conversationId: `conversation-${from + at}` as ConversationId },
      ...{ subject: 'a', state: 'open', startedBy: 'Halina', startedAt: 1, messages: 1, lastAt: from + at },
      ...{ unansweredSince: 1, request: null, undecided: false },
    })) satisfies ConversationRow[]
  const keep = (conversations: ConversationRow[]) => app.store.append(commit(document, 0, { conversations }))
  const answered = async () => {
    const { conversations, more } = (await get('')).body as OperatorConversations
    return [conversations.length, more]
  }
  const max = serverLimits.conversationsListedMax
  await keep(rows(max))
  expect(await answered()).toEqual([max, false])
  await keep(rows(1, max))
  expect(await answered()).toEqual([max, true])
})

it('[DESIGN 11] an operator reads one conversation, answers it, and approves its request under their name', async () => {
  const { app, mewa, write, act, message, phone, get } = await setup()
  await write('sendRequest', { ...message('conversation-1', 'Proszę'), requested: phone })
  expect((await act('takeRequest', { conversationId: 'conversation-1' })).body).toMatchObject({
    outcomes: [{ outcome: 'accepted' }],
  })
  await act('answerConversation', message('conversation-1', 'Już.'))
  expect((await act('approveRequest', { conversationId: 'conversation-1' })).body).toMatchObject({
    outcomes: [{ outcome: 'accepted' }],
  })
  expect(await get(`/${mewa.accountId}/conversation-1`)).toMatchObject({
    status: 200,
    body: {
      organization: { id: mewa.organizationId, name: 'Mewa Telekom sp. z o.o.' },
      account: { id: mewa.accountId, name: 'Mewa Telekom' },
      conversation: { request: { state: 'approved', by: { kind: 'operator', name: 'Olga Operator' } } },
      messages: [
        { text: 'Proszę', author: { name: 'Name of halina' } },
        { text: 'Już.', author: { kind: 'operator', name: 'Olga Operator' } },
      ],
    },
  })
  expect((await app.directory(mewa.organizationId, mewa.cookie)).members).toMatchObject([{ phone: '+48583200000' }])
  expect((await get('')).body).toMatchObject({ unanswered: 0, undecided: 0 })
})

it('[DESIGN 11] an operator does what is an operator’s, in the documents where there is any, and nothing else', async () => {
  const { app, olga, mewa, write, act, message, get } = await setup()
  await write('startConversation', { ...message('conversation-1', 'a'), subject: 'b' })
  expect((await act('writeMessage', message('conversation-1', 'c'))).body).toMatchObject({
    outcomes: [{ outcome: 'refused', code: 'no-access' }],
  })
  const body = { mutations: [{ id: randomUUID(), name: 'approveRequest', args: {} }] }
  for (const document of [`section/${mewa.accountId}.processes`, 'section/unknown-0001.mail', 'directory/unknown-0001'])
    expect((await app.call(`/api/operator/documents/${document}/mutations`, { cookie: olga, body })).status).toBe(404)
  for (const path of [`/${mewa.accountId}/conversation-9`, '/unknown-0001/conversation-1', '/x/y'])
    expect(await get(path)).toMatchObject({ status: 404, body: { error: { code: 'conversation-unknown' } } })
})

it('[S19] an operator reads the files of a conversation, and no others', async () => {
  const { app, olga, mewa, section, get } = await setup()
  const content = Buffer.from('umowa')
  const sha256 = createHash('sha256').update(content).digest('hex')
  await app.request(`/api/documents/${section}/attachments?name=umowa.txt&sha256=${sha256}`, {
    ...{ method: 'POST', cookie: mewa.cookie, body: content },
  })
  const path = `/api/operator/conversations/${mewa.accountId}/attachments`
  const file = await app.request(`${path}/${sha256}`, { cookie: olga })
  expect([file.status, await file.text()]).toEqual([200, 'umowa'])
  expect((await get(`/${mewa.accountId}/attachments/${'0'.repeat(64)}`)).status).toBe(404)
})

it('[S10] conversations are for operators alone, also when the session ends in the middle of the call', async () => {
  const { app, mewa, section, write, act, message, get, callAsSessionEnds } = await setup()
  await write('startConversation', { ...message('conversation-1', 'a'), subject: 'b' })
  const paths = ['', `/${mewa.accountId}/conversation-1`, `/${mewa.accountId}/attachments/${'0'.repeat(64)}`]
  for (const path of paths) {
    expect(await get(path, null)).toEqual({ status: 401, body: { error: { code: 'no-session' } } })
    expect(await get(path, mewa.cookie)).toEqual({ status: 403, body: { error: { code: 'not-operator' } } })
    expect(await callAsSessionEnds(`/api/operator/conversations${path}`)).toBe(401)
  }
  const answer = message('conversation-1', 'c')
  expect((await act('answerConversation', answer, mewa.cookie)).status).toBe(403)
  const mutations = [{ id: randomUUID(), name: 'answerConversation', args: answer }]
  const ended = await callAsSessionEnds(`/api/operator/documents/${section}/mutations`, { body: { mutations } })
  expect(ended).toBe(401)
  expect((await get(`/${mewa.accountId}/conversation-1`)).body).toMatchObject({ messages: [{ text: 'a' }] })
  expect(app.logged.filter((line) => line.includes('failed'))).toEqual([])
})
