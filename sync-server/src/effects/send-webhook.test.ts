import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { OrganizationId, WebhookId } from '@kontor/domain'
import { WebhookDeliveriesSchema } from '@kontor/protocol'
import { Webhook } from 'standardwebhooks'
import * as v from 'valibot'
import { expect, it, onTestFinished } from 'vitest'
import { serverLimits } from '../limits.ts'
import type { Mail } from '../mail/mail.ts'
import { createOutbound, type Resolve } from '../outbound/create-outbound.ts'
import { createRateLimiter } from '../rate-limit/rate-limiter.ts'
import { rateRules } from '../rate-limit/rate-rules.ts'
import { joinAs, openTestApp, registerBy } from '../testing/open-test-app.ts'
import { tokenOf } from '../testing/token-of.ts'
import { forgetIntegration } from './forget-integration.ts'
import { sendWebhook, type WebhookParts } from './send-webhook.ts'
import { tellWebhookStopped } from './tell-webhook-stopped.ts'

interface Received {
  readonly url: string
  readonly headers: Record<string, string>
  readonly body: string
}

const openReceiver = async () => {
  const received: Received[] = []
  const state = { answer: (response: ServerResponse): void => void response.writeHead(204).end() }
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    let body = ''
    request.on('data', (piece: Buffer) => (body += piece.toString()))
    request.on('end', () => {
      received.push({ url: request.url ?? '', headers: request.headers as Record<string, string>, body })
      state.answer(response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { received, state, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/kontor` }
}

const setup = async (options: { allowedNetworks?: readonly string[]; resolve?: Resolve } = {}) => {
  const app = await openTestApp()
  onTestFinished(() => app.close())
  const receiver = await openReceiver()
  const owner = await registerBy(app, 'halina')
  const directory = `/api/documents/directory/${owner.organizationId}`
  const mails: Mail[] = []
  const mailer = { send: async (mail: Mail) => void mails.push(mail), close: () => undefined }
  const outbound = createOutbound({ allowedNetworks: ['127.0.0.1'], ...options })
  const parts: WebhookParts = { ...app, outbound, onStopped: tellWebhookStopped({ ...app, mailer }) }
  const carry = sendWebhook(parts)

  /** As the lane does: an effect that fails waits. Returns whether it has to be tried again. */
  const deliverDue = async (): Promise<readonly boolean[]> => {
    const due = await app.store.dueEffects({ kind: 'webhook', now: app.clock.now(), beyond: null, limit: 99 })
    const again: boolean[] = []
    for (const effect of due) {
      const failed = await carry(effect).then(
        () => false,
        () => true,
      )
      again.push(failed)
      if (failed) await app.store.postponeEffect(effect.id, app.clock.now() + 1)
      else await app.store.finishEffect(effect.id)
    }
    return again
  }
  const create = async (changes: object = {}) => {
    const webhookId = randomUUID()
    const body = { webhookId, name: 'ERP', url: receiver.url, events: ['accounts'], ...changes }
    const answer = await app.call(`${directory}/webhooks`, { cookie: owner.cookie, body })
    const { secret = '' } = answer.body as { readonly secret?: string }
    return { status: answer.status, body: answer.body, webhookId, secret, path: `${directory}/webhooks/${webhookId}` }
  }
  const rename = (name: string) =>
    app.mutate(owner.organizationId, owner.cookie, 'renameAccount', { accountId: owner.accountId, name })
  const deliveries = async (path: string) =>
    v.parse(WebhookDeliveriesSchema, (await app.call(`${path}/deliveries`, { cookie: owner.cookie })).body).deliveries
  const statusOf = async (webhookId: string) =>
    (await app.rooms.directory(owner.organizationId as OrganizationId)).webhook.get(webhookId as WebhookId)?.status
  return { app, owner, directory, receiver, mails, deliverDue, create, rename, deliveries, statusOf, parts }
}
const bodyOf = (received: Received | undefined) => JSON.parse(received?.body ?? '{}') as Record<string, unknown>

it('[ISSUE 11] an event is a signed CloudEvent of an entry of the history, with the name of who made it', async () => {
  const { app, owner, directory, receiver, create, rename, deliverDue, deliveries } = await setup()
  const { status, secret, path } = await create()
  expect([status, secret]).toEqual([201, expect.stringMatching(/^whsec_/)])
  await rename('Łódź')
  await app.mutate(owner.organizationId, owner.cookie, 'createRole', { roleId: 'role-0001', name: 'R', rights: [] })
  const erp = await tokenOf(app, owner, ['change-directory'], { name: 'Kadry' })
  const byProgram = { id: randomUUID(), name: 'renameAccount', args: { accountId: owner.accountId, name: 'Gdynia' } }
  await erp.call(`${directory}/mutations`, { mutations: [byProgram] })
  expect(await deliverDue()).toEqual([false, false])
  const [first, second] = receiver.received
  const event = new Webhook(secret).verify(first?.body ?? '', first?.headers ?? {})
  expect(event).toMatchObject({
    specversion: '1.0',
    type: 'kontor.directory.renameAccount',
    subject: 'accounts',
    id: first?.headers['webhook-id'],
    time: new Date(app.clock.now()).toISOString(),
    data: { name: 'renameAccount', args: { name: 'Łódź' }, actor: { kind: 'login', name: 'Name of halina' } },
  })
  expect(bodyOf(second)).toMatchObject({ data: { actor: { kind: 'application', name: 'Kadry' } } })
  expect(await deliveries(path)).toMatchObject([
    { type: 'kontor.directory.renameAccount', attempt: 1, status: 204, problem: null, nextAt: null },
    { attempt: 1, status: 204 },
  ])
  expect(() => new Webhook(secret).verify(`${first?.body} `, first?.headers ?? {})).toThrow()
  expect(JSON.stringify([app.logged, await deliveries(path)])).not.toContain(secret)
})

it('[ISSUE 11] a receiver that answers 500 or redirects gets the same event again, until the last attempt', async () => {
  const { app, receiver, create, rename, deliverDue, deliveries } = await setup()
  const { path } = await create()
  await rename('Łódź')
  receiver.state.answer = (response) => void response.writeHead(302, { location: receiver.url }).end()
  expect(await deliverDue()).toEqual([true])
  receiver.state.answer = (response) => void response.writeHead(500).end()
  for (let attempt = 2; attempt <= serverLimits.webhooks.attemptsMax; attempt += 1) {
    app.clock.advance(1)
    expect([attempt, await deliverDue()]).toEqual([attempt, [attempt < serverLimits.webhooks.attemptsMax]])
  }
  app.clock.advance(1)
  expect(await deliverDue()).toEqual([])
  expect(receiver.received).toHaveLength(serverLimits.webhooks.attemptsMax)
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  const all = await deliveries(path)
  expect(all.map(({ status }) => status)).toEqual([
    ...Array<number>(serverLimits.webhooks.attemptsMax - 1).fill(500),
    302,
  ])
  expect([all[0]?.nextAt, all.at(-1)?.nextAt]).toEqual([null, expect.any(Number)])
})

it('[ISSUE 11] nothing reaches this machine, by address or by a name that resolves to it', async () => {
  const resolve: Resolve = (_name, _options, done) => done(null, [{ address: '127.0.0.1', family: 4 }])
  const { receiver, create, rename, deliverDue, deliveries } = await setup({ allowedNetworks: [], resolve })
  const direct = await create()
  const named = await create({ url: receiver.url.replace('127.0.0.1', 'erp.example') })
  await rename('Łódź')
  expect(await deliverDue()).toEqual([true, true])
  for (const { path } of [direct, named])
    expect(await deliveries(path)).toMatchObject([{ status: null, problem: 'address-not-allowed' }])
  expect(receiver.received).toEqual([])
})

it('[ISSUE 11] a webhook to which nothing arrives for long is stopped, in the history, and its maker gets a mail', async () => {
  const { app, owner, receiver, mails, create, rename, deliverDue, statusOf } = await setup()
  const { webhookId } = await create()
  receiver.state.answer = (response) => void response.writeHead(503).end()
  await rename('Łódź')
  await deliverDue()
  app.clock.advance(serverLimits.webhooks.stoppedAfterMs - 1)
  await deliverDue()
  expect([await statusOf(webhookId), mails.length]).toEqual(['active', 0])
  app.clock.advance(1)
  expect(await deliverDue()).toEqual([false])
  expect(await statusOf(webhookId)).toBe('stopped')
  expect(mails).toMatchObject([{ subject: 'Webhook został zatrzymany', to: { address: 'halina@example.org' } }])
  await rename('Gdynia')
  expect(await deliverDue()).toEqual([])
  // Started again, it has as long once more.
  await app.mutate(owner.organizationId, owner.cookie, 'changeWebhook', { webhookId, status: 'active' })
  await rename('Sopot')
  expect(await deliverDue()).toEqual([true])
  expect(await statusOf(webhookId)).toBe('active')
  const { body } = await app.call(`/api/documents/directory/${owner.organizationId}/history?kind=integrations`, owner)
  expect(JSON.stringify(body)).toContain('"name":"stopWebhook"')
})

it('[ISSUE 11] what is paused, removed, or of another kind is not sent; a test event is, once', async () => {
  const { app, owner, receiver, create, rename, deliverDue, deliveries } = await setup()
  const paused = await create()
  const removed = await create()
  await rename('Łódź')
  const of = ({ webhookId }: { readonly webhookId: string }) => ({ webhookId })
  await app.mutate(owner.organizationId, owner.cookie, 'changeWebhook', { ...of(paused), status: 'paused' })
  await app.mutate(owner.organizationId, owner.cookie, 'removeWebhook', of(removed))
  await rename('Gdynia')
  expect(await deliverDue()).toEqual([false, false])
  expect(receiver.received).toEqual([])
  receiver.state.answer = (response) => void response.writeHead(500).end()
  expect((await app.call(`${paused.path}/test`, { cookie: owner.cookie, body: {} })).status).toBe(202)
  expect(await deliverDue()).toEqual([false])
  expect(bodyOf(receiver.received[0])).toMatchObject({ type: 'kontor.test' })
  expect(await deliveries(paused.path)).toMatchObject([{ status: 500, nextAt: null }])
  const query = { kind: 'forget-integration', now: app.clock.now(), beyond: null, limit: 9 }
  for (const effect of await app.store.dueEffects(query)) await forgetIntegration(app)(effect)
  expect((await app.call(`${removed.path}/deliveries`, { cookie: owner.cookie })).status).toBe(404)
  expect(
    await app.webhooks.secrets(
      { organizationId: owner.organizationId as OrganizationId, webhookId: removed.webhookId as WebhookId },
      0,
    ),
  ).toEqual([])
})

it('[ISSUE 11] after a renewal both secrets sign for a day, then the new one alone', async () => {
  const { app, owner, receiver, create, rename, deliverDue } = await setup()
  const { path, secret: before } = await create()
  const { body } = await app.call(`${path}/secret`, { cookie: owner.cookie, body: {} })
  const { secret: after } = body as { readonly secret: string }
  await rename('Łódź')
  await deliverDue()
  app.clock.advance(serverLimits.webhooks.previousSecretMs)
  await rename('Gdynia')
  await deliverDue()
  // The time of the message is that of the test's clock.
  const signers = receiver.received.map(({ headers }) => headers['webhook-signature']?.split(' ').length)
  expect(signers).toEqual([2, 1])
  const [first] = receiver.received
  for (const secret of [before, after])
    expect(() => new Webhook(secret).verify(first?.body ?? '', first?.headers ?? {})).not.toThrow()
})

it('[ISSUE 11] only administrators have the calls of webhooks, and not for those of others', async () => {
  const { app, owner, directory, create } = await setup()
  const { path } = await create()
  const stranger = await registerBy(app, 'orla')
  const reader = await joinAs(app, owner, 'renata', { rights: ['account'] })
  const elsewhere = path.replace(owner.organizationId, stranger.organizationId)
  const erp = await tokenOf(app, owner, ['change-directory', 'read-directory'])
  for (const [cookie, status] of [
    [reader, 403],
    [stranger.cookie, 403],
    [null, 401],
  ] as const)
    for (const call of ['secret', 'test'])
      expect((await app.call(`${path}/${call}`, { cookie, body: {} })).status).toBe(status)
  expect((await app.call(`${elsewhere}/deliveries`, stranger)).status).toBe(404)
  expect((await erp.call(`${path}/deliveries`)).status).toBe(401)
  const wrong = [
    'ftp://erp.example/',
    'https://user:password@erp.example/',
    'erp.example',
    `https://erp.example/${'a'.repeat(2_000)}`,
  ]
  for (const url of wrong) expect((await create({ url })).status).toBe(400)
  expect((await create({ events: [] })).status).toBe(400)
  expect((await app.call(`${directory}/webhooks/webhook-0001/test`, { cookie: owner.cookie, body: {} })).status).toBe(
    404,
  )
})

it('[S11] test events are bounded', async () => {
  const { app, owner, create } = await setup()
  const { path } = await create()
  const limiter = createRateLimiter(app.clock.now)
  const take = () => limiter.take('webhook test', owner.organizationId, rateRules.webhookTest)
  for (let count = 0; count < rateRules.webhookTest.max; count += 1) expect(take()).toBe(null)
  expect(take()).toBe(rateRules.webhookTest.windowMs)
  expect(path).toContain(owner.organizationId)
})

it('[S11] only the last deliveries of a webhook are kept', async () => {
  const { app, owner, create, deliverDue, deliveries } = await setup()
  const { path } = await create()
  for (let count = 0; count <= serverLimits.webhooks.deliveriesKeptMax; count += 1) {
    await app.call(`${path}/test`, { cookie: owner.cookie, body: {} })
    await deliverDue()
  }
  expect(await deliveries(path)).toHaveLength(serverLimits.webhooks.deliveriesKeptMax)
})
