import { randomUUID } from 'node:crypto'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { kinds, type AccountId, type LoginId, type MutationId, type Notice, type OrganizationId } from '@kontor/domain'
import { documentName, OwnPushSchema, wireLimits } from '@kontor/protocol'
import * as v from 'valibot'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { serverLimits } from '../limits.ts'
import { createOutbound } from '../outbound/create-outbound.ts'
import { pushTitle } from '../push/push-text.ts'
import { joinAs, openTestApp, registerBy, testPassword, type TestCall } from '../testing/open-test-app.ts'
import { ownCertificate } from '../testing/own-certificate.ts'
import { pushBrowser, vapidClaims } from '../testing/push-browser.ts'
import { openPushService } from '../testing/push-service.ts'
import { sendNotice } from './send-notice.ts'
import { sendPush } from './send-push.ts'

let certificate: Awaited<ReturnType<typeof ownCertificate>>
const trusted = getCACertificates('default')
beforeAll(async () => {
  certificate = await ownCertificate()
  setDefaultCACertificates([...trusted, certificate.cert])
})
afterAll(() => setDefaultCACertificates(trusted))

/** Halina runs Mewa; Joanna has processes and mail, and a device that receives notices. */
const setup = async ({ allowedNetworks = ['127.0.0.0/8'] }: { allowedNetworks?: readonly string[] } = {}) => {
  const app = await openTestApp()
  onTestFinished(() => app.close())
  const service = await openPushService(certificate)
  onTestFinished(() => service.close())
  const owner = await registerBy(app, 'halina')
  const joanna = await joinAs(app, owner, 'joanna', { rights: ['processes', 'mail'] })
  const browser = pushBrowser()
  const push = (path = '', call: TestCall = {}) => app.call(`/api/login/push${path}`, { cookie: joanna, ...call })
  const subscribe = (of = 'joanna', cookie = joanna, body: object = {}) =>
    app.call('/api/login/push/devices', {
      cookie,
      body: { ...browser.subscription(service.endpoint(of)), ...body },
      headers: { 'user-agent': 'Firefox' },
    })
  const { id: memberId = '', loginId = '' } =
    (await app.directory(owner.organizationId, owner.cookie)).members.find(({ username }) => username === 'joanna') ??
    {}

  const outbound = createOutbound({ allowedNetworks })
  const carriers = { notice: sendNotice(app), 'late-notice': sendNotice(app), push: sendPush({ ...app, outbound }) }
  /** As the lanes do: an effect that fails waits. Returns how many wait to be sent again. */
  const deliverDue = async (): Promise<number> => {
    let again = 0
    for (const [kind, carry] of Object.entries(carriers)) {
      const due = await app.store.dueEffects({ kind, now: app.clock.now(), beyond: null, limit: 99 })
      for (const effect of due)
        try {
          await carry(effect)
          await app.store.finishEffect(effect.id)
        } catch {
          again += 1
          await app.store.postponeEffect(effect.id, app.clock.now() + 1)
        }
    }
    return again
  }
  const section = async (key: string, name: string, args: object, cookie = owner.cookie): Promise<void> => {
    const path = `/api/documents/section/${owner.accountId}.${key}/mutations`
    const { body } = await app.call(path, { cookie, body: { mutations: [{ id: randomUUID(), name, args }] } })
    if (!JSON.stringify(body).includes('"accepted"')) throw new Error(JSON.stringify(body))
  }
  const openProcess = async (processId: string, more: object = {}) =>
    section('processes', 'openProcess', { processId, type: 'complaint', title: 'Tajna sprawa', ...more })
  const assign = (processId: string, to: string | null = memberId) =>
    section('processes', 'assignProcess', { processId, memberId: to })
  /** A process that was assigned to Joanna just now. */
  const assigned = async (processId: string) => {
    await openProcess(processId)
    await assign(processId)
  }
  const devices = async () => v.parse(OwnPushSchema, (await push()).body).devices
  const received = () => service.received.map(({ body }) => browser.open(body) as Record<string, string>)
  const directory = (name: string, args: object) => app.mutate(owner.organizationId, owner.cookie, name, args)
  return {
    ...{ app, service, owner, joanna, memberId, loginId: loginId as LoginId, push, subscribe, deliverDue, section },
    ...{ openProcess, assign, assigned, devices, received, directory },
  }
}

it('[DESIGN 13] an assigned process is sent to the person’s device: the kind and the account, and no contents', async () => {
  const { app, service, owner, subscribe, assigned, deliverDue, received, push } = await setup()
  expect((await subscribe()).status).toBe(201)
  await assigned('process-0001')
  expect(await deliverDue()).toBe(0)
  expect(received()).toEqual([
    {
      ...{ title: 'Przypisano Ci proces', body: 'Mewa Telekom', language: 'pl' },
      ...{ accountId: owner.accountId, section: 'processes', recordId: 'process-0001' },
      onPhone: false,
      tag: `${owner.accountId} processes assigned process-0001`,
    },
  ])
  const [sent] = service.received
  const { publicKey } = v.parse(OwnPushSchema, (await push()).body)
  expect(vapidClaims(sent?.headers['authorization'] ?? '')?.publicKey).toBe(publicKey)
  expect([sent?.path, sent?.headers['content-encoding']]).toEqual(['/joanna', 'aes128gcm'])
  expect(JSON.stringify([app.logged, received()])).not.toContain('Tajna')
  await deliverDue()
  expect(service.received).toHaveLength(1)
})

it('[DESIGN 13] what is late is sent at its deadline, by the server’s clock', async () => {
  const { app, subscribe, openProcess, deliverDue, received } = await setup()
  await subscribe()
  const [dueDate = ''] = new Date(app.clock.now() + 2 * 86_400_000).toISOString().split('T')
  await openProcess('process-0001', { dueDate })
  await deliverDue()
  expect(received()).toEqual([])
  // The deadline is at the end of a day, and a notice of more than a day is not sent: in steps, whatever the time is now.
  for (let step = 0; step < 8; step += 1) {
    app.clock.advance(43_200_000)
    await deliverDue()
  }
  expect(received()).toMatchObject([{ title: 'Proces jest po terminie', recordId: 'process-0001' }])
})

it('[B28] the right is asked at the moment of sending: a member who lost it, or the account, receives nothing', async () => {
  const { service, memberId, subscribe, assigned, deliverDue, directory, received } = await setup()
  await subscribe()
  await assigned('process-0001')
  const rights = { memberId, addRoles: [], removeRoles: [] }
  await directory('changeRights', { ...rights, add: [], remove: ['processes'] })
  await deliverDue()
  await directory('changeRights', { ...rights, add: ['processes'], remove: [] })
  await assigned('process-0002')
  await directory('suspendMember', { memberId })
  await deliverDue()
  await directory('reinstateMember', { memberId })
  expect(service.received).toEqual([])
  await assigned('process-0003')
  await deliverDue()
  expect(received().map(({ recordId }) => recordId)).toEqual(['process-0003'])
})

it('[DESIGN 13] where no one has a device, a change requests no notice; a deadline may come when someone has one', async () => {
  const { app, subscribe, assigned, openProcess, deliverDue, received } = await setup()
  const waiting = async (kind: string) =>
    (await app.store.dueEffects({ kind, now: app.clock.now() + 9 * 86_400_000, beyond: null, limit: 99 })).length
  await assigned('process-0001')
  const [dueDate = ''] = new Date(app.clock.now() + 2 * 86_400_000).toISOString().split('T')
  await openProcess('process-0002', { dueDate })
  expect([await waiting('notice'), (await waiting('late-notice')) > 0]).toEqual([0, true])
  await subscribe()
  await assigned('process-0003')
  await deliverDue()
  expect(received()).toMatchObject([{ recordId: 'process-0003' }])
})

it('[DESIGN 13] what is not so any more is not sent: another person was put in charge meanwhile', async () => {
  const { service, subscribe, assigned, assign, deliverDue } = await setup()
  await subscribe()
  await assigned('process-0001')
  await assign('process-0001', null)
  await deliverDue()
  expect(service.received).toEqual([])
})

it('[DESIGN 13] a kind that the person has turned off is not sent, the others are', async () => {
  const { service, subscribe, assigned, deliverDue, push } = await setup()
  await subscribe()
  expect((await push('/kinds', { body: { turnedOff: ['assigned', 'assigned'] } })).status).toBe(200)
  await assigned('process-0001')
  await deliverDue()
  expect(service.received).toEqual([])
  expect((await push()).body).toMatchObject({ turnedOff: ['assigned'] })
  await push('/kinds', { body: { turnedOff: ['late'] } })
  await assigned('process-0002')
  await deliverDue()
  expect(service.received).toHaveLength(1)
})

it('[DESIGN 13] a device ends with its session: sign-out, ended sessions, a new password', async () => {
  const { app, service, loginId, joanna, subscribe, assigned, deliverDue, devices } = await setup()
  const signIn = async () => {
    const body = { username: 'joanna', password: testPassword }
    return (await app.call('/api/auth/sign-in/username', { body })).cookie ?? ''
  }
  const [second, third] = [await signIn(), await signIn()]
  await subscribe('first', second)
  await subscribe('second', third)
  expect((await devices()).map(({ isThis }) => isThis)).toEqual([false, false])
  await app.call('/api/auth/sign-out', { cookie: second, body: {} })
  expect(await devices()).toHaveLength(1)
  const change = { currentPassword: testPassword, newPassword: 'another horse battery', revokeOtherSessions: true }
  await app.call('/api/auth/change-password', { cookie: joanna, body: change })
  await assigned('process-0001')
  await deliverDue()
  expect([service.received, await app.pushDevices.ofLogin(loginId)]).toEqual([[], []])
})

it('[DESIGN 13] a session that ended unheard ends its device when it is next sent to', async () => {
  const { app, service, loginId, subscribe, assigned, deliverDue } = await setup()
  await subscribe()
  await assigned('process-0001')
  app.database.exec('delete from login_session')
  await deliverDue()
  expect([service.received, await app.pushDevices.ofLogin(loginId)]).toEqual([[], []])
})

it.each([404, 410])('[DESIGN 13] a device that is gone at its push service is taken away: %s', async (status) => {
  const { app, service, subscribe, assigned, deliverDue, devices } = await setup()
  await subscribe()
  service.state.answer = status
  await assigned('process-0001')
  expect([await deliverDue(), await devices()]).toEqual([0, []])
  expect(app.logged).toContain(JSON.stringify({ event: 'push-device-gone', status, problem: null }))
  expect(JSON.stringify(app.logged)).not.toContain('localhost')
})

it.each([429, 500, 503])(
  '[DESIGN 13] a push service that cannot just now is asked again, up to a bound: %s',
  async (status) => {
    const { app, service, subscribe, assigned, deliverDue, devices } = await setup()
    await subscribe()
    service.state.answer = status
    await assigned('process-0001')
    for (let attempt = 1; attempt < serverLimits.push.attemptsMax; attempt += 1) {
      expect(await deliverDue()).toBe(1)
      app.clock.advance(1)
    }
    expect(await deliverDue()).toBe(0)
    expect(service.received).toHaveLength(serverLimits.push.attemptsMax)
    expect(await devices()).toHaveLength(1)
    expect(app.logged.join()).toContain(`"event":"push-refused","status":${status}`)
  },
)

it('[DESIGN 13] any other refusal is given up, and a redirect is not followed', async () => {
  const { app, service, subscribe, assigned, deliverDue } = await setup()
  await subscribe()
  for (const status of [400, 302]) {
    service.state.answer = status
    await assigned(`process-${status}0`)
    expect(await deliverDue()).toBe(0)
    expect(app.logged.join()).toContain(`"event":"push-refused","status":${status}`)
  }
  expect(service.received).toHaveLength(2)
})

it('[DESIGN 13] no notice is sent to an internal address, and none after its day', async () => {
  const { service, subscribe, assigned, deliverDue, devices } = await setup({ allowedNetworks: [] })
  await subscribe()
  await assigned('process-0001')
  expect([await deliverDue(), service.received, await devices()]).toEqual([0, [], []])
  const later = await setup()
  await later.subscribe()
  await later.assigned('process-0001')
  later.service.state.answer = 503
  await later.deliverDue()
  later.app.clock.advance(serverLimits.push.lifetimeMs + 2)
  await later.deliverDue()
  expect(later.service.received).toHaveLength(1)
})

it('[DESIGN 13] hostile calls: no session, another person’s device, what is no address and no key', async () => {
  const { app, owner, subscribe, push, devices, joanna } = await setup()
  await subscribe()
  const [device] = await devices()
  expect((await push('', { cookie: null })).status).toBe(401)
  expect((await push('/devices', { cookie: null, body: {} })).status).toBe(400)
  expect((await push(`/devices/${device?.id}`, { cookie: owner.cookie, method: 'DELETE' })).status).toBe(404)
  expect(await devices()).toHaveLength(1)
  const bad: readonly [object, string][] = [
    [{ endpoint: 'http://push.example/1' }, 'not-a-url'],
    [{ endpoint: 'https://user:word@push.example/1' }, 'not-a-url'],
    [{ endpoint: 'https://push.example/#1' }, 'not-a-url'],
    [{ endpoint: 'javascript:alert(1)' }, 'not-a-url'],
    [{ endpoint: `https://push.example/${'a'.repeat(wireLimits.pushEndpointLengthMax)}` }, 'too-long'],
    [{ keys: { p256dh: 'short', auth: 'A'.repeat(22) } }, 'not-a-key'],
    [{ keys: { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) } }, 'not-a-key'],
    [{ replaces: 'ftp://push.example' }, 'not-a-url'],
  ]
  for (const [body, reason] of bad) {
    const answer = await subscribe('joanna', joanna, body)
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([400, expect.stringContaining(reason)])
  }
  for (const turnedOff of [['everything'], 'late', Array.from({ length: 17 }, () => 'late')])
    expect((await push('/kinds', { body: { turnedOff } })).status).toBe(400)
  expect((await push(`/devices/${device?.id}`, { method: 'DELETE' })).status).toBe(200)
  expect((await push(`/devices/${device?.id}`, { method: 'DELETE' })).status).toBe(404)
  expect(await app.pushDevices.loginsIn(owner.organizationId as OrganizationId)).toEqual([])
})

it('[DESIGN 13] a browser has one device, whose address may change; a login has a bounded number', async () => {
  const { app, service, loginId, subscribe, devices } = await setup()
  await subscribe('first')
  await subscribe('second')
  expect(await devices()).toMatchObject([{ isThis: true, userAgent: 'Firefox' }])
  const [device] = await app.pushDevices.ofLogin(loginId)
  if (device === undefined) throw new Error('there is no device')
  const { devicesPerLoginMax: max } = serverLimits.push
  for (let at = 1; at < max + 1; at += 1)
    await app.pushDevices.add({ ...device, id: `${at}`, endpointHash: `${at}`, sessionId: `${at}` as never }, max)
  expect(await devices()).toHaveLength(max)
  expect((await subscribe('third')).status).toBe(201)
  await app.pushDevices.removeOfSession(device.sessionId)
  await app.pushDevices.add({ ...device, id: 'one-more', endpointHash: 'one-more', sessionId: 'x' as never }, max)
  expect(await subscribe('fourth')).toMatchObject({ status: 409, body: { error: { code: 'too-many-devices', max } } })
  expect(service.received).toEqual([])
})

it('[DESIGN 13] a notice leads to the site where it was turned on, also from an address that has changed', async () => {
  const { service, subscribe, assigned, deliverDue, received, joanna } = await setup()
  await subscribe('first', joanna, { onPhone: true })
  await assigned('process-0001')
  await deliverDue()
  await subscribe('second', joanna, { replaces: service.endpoint('first') })
  await assigned('process-0002')
  await deliverDue()
  expect(received().map(({ onPhone }) => onPhone)).toEqual([true, true])
  expect(service.received.map(({ path }) => path)).toEqual(['/first', '/second'])
})

it('[DESIGN 13] what the operator writes is sent to all who have the mail and have not read it', async () => {
  const { app, owner, subscribe, section, deliverDue, received } = await setup()
  await subscribe()
  const conversationId = 'conversation-1'
  const started = { conversationId, messageId: 'message-0001', subject: 'Faktura', message: 'Kiedy?', attachments: [] }
  await section('mail', 'startConversation', started)
  const answer = async (messageId: string) => {
    const args = { conversationId, messageId, message: 'Tajna odpowiedź', attachments: [] }
    const mail = documentName({ kind: 'section', accountId: owner.accountId as AccountId, key: 'mail' })
    const operator = { loginId: 'login-olga' as LoginId, name: 'Olga' }
    const mutation = { id: randomUUID() as MutationId, name: 'answerConversation', version: 1, args }
    expect(await app.rooms.submitAsOperator(mail, operator, [mutation])).toMatchObject([{ outcome: 'accepted' }])
  }
  await answer('message-0002')
  await deliverDue()
  await answer('message-0003')
  await section('mail', 'markRead', { conversationId, messages: 3 })
  await deliverDue()
  expect(received().map(({ title, body, recordId }) => [title, body, recordId])).toEqual([
    ['Nowa wiadomość od operatora', 'Mewa Telekom', conversationId],
    ['Nowa wiadomość od operatora', 'Mewa Telekom', conversationId],
  ])
})

it('[DESIGN 13] every notice that a section gives has words of its own, in both languages', () => {
  const { sections } = kinds
  const notices = { late: {}, assigned: {}, message: {}, availability: { state: 'sold-out' } }
  const titles = (['pl', 'en'] as const).map((language) =>
    Object.values(sections).flatMap(({ key, notices: rules }) =>
      (rules?.kinds ?? []).map((kind) => pushTitle(language, key, { kind, ...notices[kind] } as Notice)),
    ),
  )
  expect(titles.map((each) => new Set(each).size)).toEqual([8, 8])
  expect(titles.flat()).not.toContain(pushTitle('pl', 'unknown', { kind: 'late' } as Notice))
  expect(titles.flat()).not.toContain(pushTitle('en', 'unknown', { kind: 'late' } as Notice))
})
