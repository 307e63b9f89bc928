import { createHash, randomUUID } from 'node:crypto'
import { limits, type Attachment } from '@kontor/domain'
import { UploadAnswerSchema } from '@kontor/protocol'
import * as v from 'valibot'
import { afterEach, expect, it, vi } from 'vitest'
import { cleanAttachments } from '../../sync-server/src/attachments/clean-attachments.ts'
import { serverLimits } from '../../sync-server/src/limits.ts'
import { createRateLimiter } from '../../sync-server/src/rate-limit/rate-limiter.ts'
import { rateRules } from '../../sync-server/src/rate-limit/rate-rules.ts'
import type { NewAttachment } from '../../sync-server/src/store/store.ts'
import { joinAs, openTestApp, registerBy, type TestApp } from '../../sync-server/src/testing/open-test-app.ts'
import { kindsWithBoard } from './board-kind.ts'

let app: TestApp
afterEach(() => app.close())

const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.from('picture')])
const digestOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')
const attachmentOf = (content: Uint8Array, fields: Partial<Attachment> = {}): Attachment => ({
  ...{ name: 'a.png', bytes: content.byteLength, type: 'image/png', sha256: digestOf(content), ...fields },
})
const failure = (status: number, code: string, facts: object = {}) => [status, { error: { ...facts, code } }]

const setup = async (changes: Parameters<typeof openTestApp>[0] = {}) => {
  app = await openTestApp(changes, { kinds: kindsWithBoard })
  const owner = await registerBy(app, 'halina')
  const board = `/api/documents/section/${owner.accountId}.board`
  const upload = async (
    content: Uint8Array,
    { name = 'a.png', sha256 = digestOf(content), cookie = owner.cookie, headers = {} } = {},
  ) => {
    const path = `${board}/attachments?${new URLSearchParams({ name, sha256 })}`
    const answer = await app.request(path, { method: 'POST', body: new Uint8Array(content), cookie, headers })
    return [answer.status, await answer.json()]
  }
  const read = async (sha256: string, cookie = owner.cookie) => {
    const { status, headers, ...answer } = await app.request(`${board}/attachments/${sha256}`, { cookie })
    return { status, headers: Object.fromEntries(headers), ...answer }
  }
  const mutate = async (name: string, args: object) => {
    const body = { mutations: [{ id: randomUUID(), name, args }] }
    const answer = await app.call(`${board}/mutations`, { cookie: owner.cookie, body })
    const { outcomes } = answer.body as {
      readonly outcomes: readonly { readonly outcome: string; readonly code?: string }[]
    }
    return outcomes[0]?.code ?? outcomes[0]?.outcome
  }
  await mutate('addCard', { cardId: 'card-0001', title: 'Modem' })
  const attach = (...attachments: Attachment[]) => mutate('attachFiles', { cardId: 'card-0001', attachments })
  return { owner, board, upload, read, attach }
}

it('[DESIGN 10] a file is kept under its digest, and read by whom the section is open to', async () => {
  const { owner, board, upload } = await setup()
  const reader = await joinAs(app, owner, 'ola', { rights: ['mail'] })
  const attachment = attachmentOf(png, { name: 'umowa żółta.png' })
  const [status, body] = await upload(png, { name: '../umowa żółta.png' })
  expect([status, v.parse(UploadAnswerSchema, body)]).toEqual([200, { attachment }])
  const answer = await app.request(`${board}/attachments/${attachment.sha256}`, { cookie: reader })
  expect([answer.status, Buffer.from(await answer.arrayBuffer())]).toEqual([200, png])
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/png',
    'content-length': String(png.byteLength),
    'content-disposition':
      'attachment; filename="umowa ___ta.png"; filename*=UTF-8\'\'umowa%20%C5%BC%C3%B3%C5%82ta.png',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  })
})

it('[DESIGN 10] a file is served by what it is, whatever its name says', async () => {
  const { upload, read } = await setup()
  const html = Buffer.from('<!doctype html><script>alert(1)</script>')
  const [, body] = await upload(html, { name: 'photo.png' })
  expect(body).toEqual({ attachment: attachmentOf(html, { name: 'photo.png', type: 'application/octet-stream' }) })
  expect((await read(digestOf(html))).headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': 'attachment; filename="photo.png"; filename*=UTF-8\'\'photo.png',
    'x-content-type-options': 'nosniff',
  })
})

it('[S11] nothing, too much, and another content than the digest names are refused, and nothing is kept', async () => {
  const { upload, board, owner } = await setup()
  const large = new Uint8Array(limits.attachmentBytesMax + 1)
  expect([
    await upload(new Uint8Array()),
    await upload(large),
    await upload(png, { sha256: digestOf(Buffer.from('other')) }),
    await upload(png, { sha256: 'none' }),
  ]).toEqual([
    failure(409, 'attachment-empty'),
    failure(413, 'attachment-too-large', { max: limits.attachmentBytesMax }),
    failure(409, 'attachment-differs'),
    failure(400, 'invalid-arguments', { issues: [{ path: 'sha256', reason: 'malformed-digest' }] }),
  ])
  const unsized = await app.request(`${board}/attachments?name=a&sha256=${digestOf(large)}`, {
    ...{ method: 'POST', cookie: owner.cookie, duplex: 'half' },
    body: new Blob([large]).stream(),
  } as RequestInit & { cookie: string })
  expect([unsized.status, await app.contents.list()]).toEqual([413, []])
  expect((await upload(large.subarray(1)))[0]).toBe(200)
})

it('[B28] who may not open the section neither sends nor reads its files, not even by a known digest', async () => {
  const { owner, board, upload, read } = await setup()
  await upload(png)
  const outsider = await joinAs(app, owner, 'jan')
  const other = await registerBy(app, 'igor')
  const answers = [
    await upload(png, { cookie: outsider }),
    await upload(png, { cookie: other.cookie }),
    await upload(png, { cookie: '' }),
  ]
  expect(answers).toEqual([failure(403, 'not-allowed'), failure(403, 'not-allowed'), failure(401, 'no-session')])
  const statuses = [outsider, other.cookie, ''].map(async (cookie) => (await read(digestOf(png), cookie)).status)
  expect(await Promise.all(statuses)).toEqual([403, 403, 401])
  const elsewhere = `/api/documents/section/${other.accountId}.board/attachments/${digestOf(png)}`
  expect((await app.request(elsewhere, { cookie: other.cookie })).status).toBe(404)
  for (const path of ['../../../secret', digestOf(png).toUpperCase(), 'x', `${digestOf(png)}%2f..`])
    expect([path, (await app.request(`${board}/attachments/${path}`, { cookie: owner.cookie })).status]).toEqual([
      path,
      404,
    ])
})

it('[S10] a file that is read or sent while its session or the access ends is neither answered nor kept', async () => {
  const { owner, upload, read } = await setup()
  await upload(png)
  const { sessionOf } = app.identity
  const endingSession = async () => {
    app.identity.sessionOf = async (headers) => {
      app.identity.sessionOf = () => Promise.resolve(null)
      return sessionOf(headers)
    }
  }
  await endingSession()
  expect((await read(digestOf(png))).status).toBe(401)
  await endingSession()
  expect(await upload(Buffer.from('other'))).toEqual(failure(401, 'no-session'))
  app.identity.sessionOf = sessionOf
  expect(await app.contents.list()).toEqual([{ organizationId: owner.organizationId, sha256: digestOf(png) }])
})

it('[DESIGN 10] a mutation mentions only what was uploaded to its document, with its true size and type', async () => {
  const { upload, attach } = await setup()
  const file = attachmentOf(png)
  const before = await attach(file)
  await upload(png)
  expect([
    before,
    await attach({ ...file, type: 'application/pdf' }),
    await attach({ ...file, bytes: 1 }),
    await attach({ ...file, name: 'another name.png' }),
    await attach(file, attachmentOf(Buffer.from('other'))),
  ]).toEqual(['attachment-missing', 'attachment-missing', 'attachment-missing', 'accepted', 'attachment-missing'])
})

it('[DESIGN 10] a file that no record mentions is removed after some days; one that a record mentioned never is', async () => {
  const { owner, upload, read, attach } = await setup()
  const other = Buffer.from('other')
  await upload(png)
  await upload(other)
  await attach(attachmentOf(png))
  await attach()
  app.clock.advance(serverLimits.orphanedAttachmentLifetimeMs)
  expect(await app.attachments.clean()).toEqual({ orphans: 0, contents: 0 })
  app.clock.advance(1)
  expect(await app.attachments.clean()).toEqual({ orphans: 1, contents: 1 })
  expect([(await read(digestOf(png))).status, (await read(digestOf(other))).status]).toEqual([200, 404])
  await app.store.removeOrganization(owner.organizationId as never)
  expect(await app.attachments.clean()).toEqual({ orphans: 0, contents: 1 })
})

it('[S11] the attachments of an organisation have a bound; past it the content is not kept', async () => {
  const { owner, upload } = await setup()
  const max = serverLimits.attachmentBytesPerOrganizationMax
  const own = { document: `section/${owner.accountId}.board`, organizationId: owner.organizationId, addedAt: 1 }
  const large = { ...attachmentOf(png), ...own, bytes: max - png.byteLength, sha256: 'a'.repeat(64) }
  await app.store.addAttachment(large as NewAttachment, max)
  expect([(await upload(png))[0], await upload(Buffer.from('x')), (await upload(png))[0]]).toEqual([
    200,
    failure(409, 'attachments-full', { max }),
    200,
  ])
  expect(await app.contents.list()).toEqual([{ organizationId: owner.organizationId, sha256: digestOf(png) }])
})

it('[S11] files that are received at once are bounded', async () => {
  const { upload } = await setup()
  const answers = await Promise.all(Array.from({ length: serverLimits.uploadsAtOnceMax + 1 }, () => upload(png)))
  const refused = answers.filter(([status]) => status !== 200)
  expect(refused).toEqual([failure(429, 'too-many', { afterMs: serverLimits.uploadRetryMs })])
  expect((await upload(png))[0]).toBe(200)
})

it('[S11] uploads of one caller are bounded, apart from other writes', async () => {
  const { upload } = await setup({ limiter: createRateLimiter(() => 0) })
  for (let sent = 0; sent < rateRules.uploading.max; sent += 1) expect((await upload(png))[0]).toBe(200)
  expect((await upload(png))[0]).toBe(429)
})

it('[DESIGN 10] orphans are looked for at the start and every few hours', async () => {
  await setup()
  const cleaned: number[] = []
  const clean = () => {
    cleaned.push(app.clock.now())
    return cleaned.length === 1 ? Promise.reject(new Error('storage')) : Promise.resolve({ orphans: 0, contents: 0 })
  }
  const started = app.clock.now()
  const stop = cleanAttachments({ attachments: { clean }, clock: app.clock, log: app.log })
  await vi.waitFor(() => expect(app.logged.join()).toContain('attachments-not-cleaned'))
  app.clock.advance(serverLimits.attachmentsCleanedEveryMs)
  await stop()
  app.clock.advance(serverLimits.attachmentsCleanedEveryMs)
  expect(cleaned).toEqual([started, started + serverLimits.attachmentsCleanedEveryMs])
})
