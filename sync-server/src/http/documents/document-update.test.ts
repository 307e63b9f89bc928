import { DocumentUpdateSchema } from '@kontor/protocol'
import * as v from 'valibot'
import { afterEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { joinAs, openTestApp, registerBy, type TestApp } from '../../testing/open-test-app.ts'

let app: TestApp
afterEach(() => app.close())

const setup = async () => {
  app = await openTestApp()
  const owner = await registerBy(app, 'halina')
  const directory = `/api/documents/directory/${owner.organizationId}`
  const read = (query: Record<string, string> = {}, cookie: string | null = owner.cookie) =>
    app.call(`${directory}/update?${new URLSearchParams(query).toString()}`, { cookie })
  const update = async (query: Record<string, string> = {}) => v.parse(DocumentUpdateSchema, (await read(query)).body)
  const rename = (name: string, id: string) =>
    app.call(`${directory}/mutations`, {
      cookie: owner.cookie,
      body: { mutations: [{ id, name: 'renameAccount', args: { accountId: owner.accountId, name } }] },
    })
  const followed = (doc: Y.Doc, text: string | null): Y.Doc => {
    Y.applyUpdate(doc, Buffer.from(text ?? '', 'base64'))
    return doc
  }
  const vectorOf = (doc: Y.Doc): string => Buffer.from(Y.encodeStateVector(doc)).toString('base64url')
  return { owner, directory, read, update, rename, followed, vectorOf }
}

it('[ISSUE 8] a copy without a socket receives the whole document, then only what it lacks', async () => {
  const { update, rename, followed, vectorOf } = await setup()
  const first = await update()
  const doc = followed(new Y.Doc(), first.update)
  await rename('Łódź', 'mutation-0001')
  const second = await update({ epoch: first.epoch, vector: vectorOf(doc) })
  expect(second.update?.length ?? Infinity).toBeLessThan(first.update?.length ?? 0)
  expect([second.epoch, second.seq]).toEqual([first.epoch, first.seq + 1])
  followed(doc, second.update)
  const whole = followed(new Y.Doc(), (await update()).update)
  expect(Y.encodeStateAsUpdate(doc)).toEqual(Y.encodeStateAsUpdate(whole))
})

it('[S8] a copy of another epoch, or one that is ahead, is answered with a reset and receives nothing', async () => {
  const { update, followed, vectorOf } = await setup()
  const { epoch, update: whole } = await update()
  const ahead = followed(new Y.Doc(), whole)
  ahead.getMap('further').set('a', 1)
  expect((await update({ epoch: 'another-life', vector: vectorOf(new Y.Doc()) })).update).toBe(null)
  expect((await update({ epoch, vector: vectorOf(ahead) })).update).toBe(null)
})

it('[A11] [A3] readers of a document receive it, everyone else is refused', async () => {
  const { owner, read } = await setup()
  const stranger = await registerBy(app, 'orla')
  const reader = await joinAs(app, owner, 'renata', { rights: ['account'] })
  const member = await joinAs(app, owner, 'zofia', { rights: ['mail'] })
  const statuses = []
  for (const cookie of [owner.cookie, reader, member, stranger.cookie, null])
    statuses.push((await read({}, cookie)).status)
  expect(statuses).toEqual([200, 200, 403, 403, 401])
  const section = `/api/documents/section/${owner.accountId}.mail/update`
  expect((await app.call(section, { cookie: member })).status).toBe(200)
  expect((await app.call(section, { cookie: stranger.cookie })).status).toBe(403)
})

it('[S13] [S10] [S11] another login, an old page and a broken vector are refused, each with its code', async () => {
  const { read } = await setup()
  const codes = []
  for (const query of [{ login: 'login-of-another' }, { protocol: '0' }, { vector: '_w' }] as const) {
    const { status, body } = await read(query as unknown as Record<string, string>)
    codes.push([status, (body as { error: { code: string } }).error.code])
  }
  expect(codes).toEqual([
    [401, 'no-session'],
    [409, 'version-too-old'],
    [400, 'invalid-arguments'],
  ])
})
