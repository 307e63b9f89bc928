import { OwnRequestsSchema } from '@kontor/protocol'
import * as v from 'valibot'
import { expect, it, onTestFinished } from 'vitest'
import { joinAs, openTestApp, registerBy } from '../../testing/open-test-app.ts'

const setup = async () => {
  const app = await openTestApp()
  onTestFinished(() => app.close())
  const owner = await registerBy(app, 'halina')
  const pawel = await joinAs(app, owner, 'pawel', { rights: ['processes'] })
  const { organizationId } = owner
  const phone = { organizationId, kind: 'change-phone', to: '58 320 00 00', message: 'Nowy numer' }
  const send = async (conversationId: string, changes: object = {}, cookie: string | null = pawel) => {
    const { status, body } = await app.call('/api/login/requests', {
      cookie,
      body: { ...phone, conversationId, ...changes },
    })
    return status === 201 ? status : [status, (body as { readonly error: object }).error]
  }
  const read = async (cookie: string | null = pawel) => {
    const { status, body } = await app.call('/api/login/requests', { cookie })
    return status === 200 ? v.parse(OwnRequestsSchema, body).requests : status
  }
  const inMail = async () => {
    const { body } = await app.call(`/api/documents/section/${owner.accountId}.mail`, { cookie: owner.cookie })
    return (body as { readonly records: { readonly conversation: readonly object[] } }).records.conversation
  }
  return { app, owner, send, read, inMail }
}

it('[B14] a person without the right asks about themselves, and sees what has become of it', async () => {
  const { app, owner, send, read, inMail } = await setup()
  expect(await send('conversation-1')).toBe(201)
  const sentAt = app.now()
  const request = {
    ...{ id: 'conversation-1', organization: { id: owner.organizationId, name: 'Mewa Telekom sp. z o.o.' } },
    ...{ kind: 'change-phone', to: '+48583200000', number: 1, state: 'sent', reason: null, sentAt },
    messages: [{ id: expect.any(String), from: 'member', name: 'Name of pawel', text: 'Nowy numer', sentAt }],
  }
  expect(await read()).toEqual([request])
  expect(await read(owner.cookie)).toEqual([])
  const pawel = { kind: 'member', name: 'Name of pawel' }
  expect(await inMail()).toMatchObject([
    {
      ...{ id: 'conversation-1', messages: 1, startedBy: pawel },
      request: { number: 1, requested: { person: { name: 'Name of pawel' }, from: null, to: '+48583200000' } },
    },
  ])
})

it('[B14] one request of a kind waits at a time, and the same one sent again is the same', async () => {
  const { send, inMail } = await setup()
  expect(await send('conversation-1')).toBe(201)
  expect(await send('conversation-1')).toBe(201)
  expect(await send('conversation-2')).toEqual([409, { code: 'request-waits', number: 1 }])
  expect(await send('conversation-3', { kind: 'change-email', to: 'pawel@mewa.example' })).toBe(201)
  expect(await inMail()).toHaveLength(2)
})

it('[S11] bad input, another organisation and a missing session are refused', async () => {
  const { app, send, read, inMail } = await setup()
  const other = await registerBy(app, 'igor', { legalEntity: { name: 'Orla', taxId: '5261040567' } })
  const invalid = (path: string, reason: string) => [400, { code: 'invalid-arguments', issues: [{ path, reason }] }]
  expect([
    await send('conversation-1', { to: '12' }),
    await send('conversation-1', { kind: 'change-email', to: 'pawel' }),
    await send('conversation-1', { message: 'a'.repeat(10_001) }),
    await send('../x'),
    await send('conversation-1', { organizationId: other.organizationId }),
    await send('conversation-1', {}, null),
    await read(null),
  ]).toEqual([
    invalid('to', 'not-a-phone'),
    invalid('to', 'not-an-email'),
    invalid('message', 'too-long'),
    invalid('conversationId', 'malformed-id'),
    [403, { code: 'not-allowed' }],
    [401, { code: 'no-session' }],
    401,
  ])
  expect(await inMail()).toEqual([])
})

it('[B13] a person who was suspended or removed asks nothing', async () => {
  const { app, owner, send, read } = await setup()
  const { members } = await app.directory(owner.organizationId, owner.cookie)
  const memberId = members.find(({ username }) => username === 'pawel')?.id
  await app.mutate(owner.organizationId, owner.cookie, 'suspendMember', { memberId })
  expect([await send('conversation-1'), await read()]).toEqual([[403, { code: 'not-allowed' }], []])
})

it('[B14] a person goes on with their own request and takes it back, and sees what the operator answers', async () => {
  const { app, owner, send, read, inMail } = await setup()
  const pawel = await joinAs(app, owner, 'pola', { rights: ['processes'] })
  await send('conversation-1', {}, pawel)
  const { organizationId } = owner
  const write = async (conversationId: string, cookie: string, message = 'Pilne', messageId = 'message-0001') => {
    const body = { organizationId, messageId, message }
    const { status, body: answer } = await app.call(`/api/login/requests/${conversationId}/messages`, { cookie, body })
    return status === 201 ? status : [status, (answer as { error: object }).error]
  }
  const withdraw = async (conversationId: string, cookie: string) =>
    (await app.call(`/api/login/requests/${conversationId}/withdraw`, { cookie, body: { organizationId } })).status
  const unknown = [409, { code: 'unknown-conversation', recordId: 'conversation-1' }]
  const other = await joinAs(app, owner, 'igor', { rights: ['processes'] })
  expect([await write('conversation-1', pawel), await write('conversation-1', pawel)]).toEqual([201, 201])
  expect([await write('conversation-1', other), await withdraw('conversation-1', other)]).toEqual([unknown, 409])
  expect(await write('conversation-1', pawel, ' ', 'message-0002')).toEqual([
    ...[400, { code: 'invalid-arguments', issues: [{ path: 'message', reason: 'empty' }] }],
  ])
  const section = `section/${owner.accountId}.mail` as never
  const answer = { conversationId: 'conversation-1', messageId: 'message-0003', message: 'Sprawdzam', attachments: [] }
  const mutation = { id: 'mutation-answer' as never, name: 'answerConversation', version: 1, args: answer }
  await app.rooms.submitAsOperator(section, { loginId: 'login-olga' as never, name: 'Olga Operator' }, [mutation])
  const between = { ...answer, messageId: 'message-0004', message: 'Tylko dla Poczty' }
  await app.call(`/api/documents/${section}/mutations`, {
    cookie: owner.cookie,
    body: { mutations: [{ id: 'mutation-between', name: 'writeMessage', args: between }] },
  })
  const shown = async () => {
    const requests = await read(pawel)
    return typeof requests === 'number'
      ? requests
      : requests.map(({ state, messages }) => [state, messages.map(({ text }) => text)])
  }
  expect(await shown()).toEqual([['sent', ['Nowy numer', 'Pilne', 'Sprawdzam']]])
  expect([await withdraw('conversation-1', pawel), await withdraw('conversation-1', pawel)]).toEqual([200, 409])
  expect(await shown()).toEqual([['withdrawn', ['Nowy numer', 'Pilne', 'Sprawdzam']]])
  expect(await read(other)).toEqual([])
  expect(await inMail()).toHaveLength(1)
})
