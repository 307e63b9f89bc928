import { connect } from 'node:net'
import { wireLimits } from '../../packages/protocol/src/limits.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { brokenJson, brokenValues } from './broken-json.ts'
import { openScene, type Scene } from './scene.ts'
import { seededRandom } from './seeded-random.ts'
import { createRole } from './valid-frames.ts'

let scene: Scene
beforeAll(async () => (scene = await openScene()))
afterAll(() => scene.close())

/** Every call that takes a body, with a body of the right shape that changes nothing: no login has these names. */
const calls = (): Readonly<Record<string, object>> => ({
  '/api/organizations': { profile: 'telecom', legalEntity: { name: 'A', taxId: '1' }, owner: { username: 'x' } },
  [`/api/documents/${scene.documentName}/mutations`]: { mutations: [createRole()] },
  [`/api/documents/${scene.documentName}/invitations/invitation-0001/link`]: {},
  '/api/invitations/none/accept': { username: 'unknown', password: 'correct horse battery' },
  '/api/auth/sign-in/username': { username: 'unknown', password: 'a' },
  '/api/auth/sign-in/email': { email: 'unknown@example.org', password: 'a' },
  '/api/auth/request-password-reset': { email: 'unknown@example.org', redirectTo: '/' },
  '/api/auth/reset-password': { token: 'none', newPassword: 'correct horse battery' },
  '/api/auth/change-password': { currentPassword: 'a', newPassword: 'b' },
  '/api/auth/two-factor/enable': { password: 'a' },
  '/api/auth/two-factor/verify-totp': { code: '000000' },
  '/api/auth/revoke-session': { token: 'none' },
  '/api/login/requests': {
    ...{ organizationId: 'organization-none', conversationId: 'conversation-0001', message: '' },
    ...{ kind: 'change-phone', to: '58 320 00 00' },
  },
  '/api/login/requests/conversation-0001/messages': {
    ...{ organizationId: 'organization-none', messageId: 'message-0001', message: 'a' },
  },
  '/api/login/requests/conversation-0001/withdraw': { organizationId: 'organization-none' },
  '/api/email-links/none/confirm': {},
  '/api/guest/none/messages': { messageId: 'message-0001', message: 'a' },
  '/api/operator-links/none/accept': { name: 'A', username: 'unknown', password: 'correct horse battery' },
  '/api/operator/operators': { email: 'unknown@example.org' },
  '/api/operator/operators/withdraw': { email: 'unknown@example.org' },
  [`/api/operator/documents/${scene.documentName}/mutations`]: { mutations: [createRole()] },
  '/api/operator/documents/operator/billing/mutations': { mutations: [createRole()] },
  '/api/operator/documents/operator/invoices.2026-10/mutations': { mutations: [createRole()] },
  [`/api/documents/section/${scene.accountId}.finance/mutations`]: { mutations: [createRole()] },
  [`/api/operator/documents/section/${scene.accountId}.mail/mutations`]: { mutations: [createRole()] },
  [`/api/documents/section/${scene.accountId}.mail/mutations`]: { mutations: [createRole()] },
  [`/api/documents/section/${scene.accountId}.mail+processes/mutations`]: { mutations: [createRole()] },
})

const post = (path: string, body: string | Uint8Array<ArrayBuffer>) =>
  fetch(`${scene.kontor.origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: scene.reader.cookie },
    body,
  })

it('[S11] bodies of every broken kind are refused in our own words, and nothing comes of them', async () => {
  const before = await scene.state()
  const random = seededRandom(6)
  for (const [path, body] of Object.entries(calls())) {
    const text = JSON.stringify(body)
    const broken = Array.from({ length: 15 }, () =>
      text === '{}' ? random.one(brokenValues) : brokenJson(text, random),
    )
    const whole = brokenValues.filter((value) => value.length < 100)
    for (const sent of ['', '{', text.slice(0, -3), `${text}${text}`, '\u0000', ...whole, ...broken]) {
      const answer = await post(path, sent)
      const shown = [path, sent.slice(0, 80), answer.status]
      expect([...shown, answer.status < 500]).toEqual([...shown, true])
      const answered = await answer.text()
      expect([...shown, answered.startsWith('{') || answered === '[]' || answered === 'null']).toEqual([...shown, true])
      expect(answered).not.toMatch(/ at |node_modules|\.ts:/)
    }
  }
  expect(await scene.state()).toEqual(before)
  await scene.stillFollows()
  expect([scene.faults(), Object.keys(Object.prototype)]).toEqual([[], []])
}, 60_000)

it('[S11] every truncation of every body, and bytes that are no text, are refused like the broken ones', async () => {
  const before = await scene.state()
  const random = seededRandom(8)
  for (const [path, body] of Object.entries(calls())) {
    const bytes = Buffer.from(JSON.stringify(body))
    const cut = Array.from(bytes, (_, length) => bytes.subarray(0, length)).slice(1)
    const noise = Array.from({ length: 20 }, () => Buffer.from(random.bytes(1 + random.whole(200))))
    const surrogates = [Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), Buffer.from([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00])]
    for (const sent of [...cut, ...noise, ...surrogates]) {
      const answer = await post(path, sent)
      const shown = [path, sent.length, Buffer.from(sent).toString('hex').slice(0, 40), answer.status]
      // A call that asks for no body may well be answered as without one.
      expect([...shown, answer.status < 500 && (answer.status >= 400 || bytes.length === 2)]).toEqual([...shown, true])
      expect((await answer.text()).startsWith('{')).toBe(true)
    }
  }
  expect(await scene.state()).toEqual(before)
  await scene.stillFollows()
  expect(scene.faults()).toEqual([])
}, 60_000)

it('[S11] addresses of every broken kind are answered in our own words, and nothing comes of them', async () => {
  const before = await scene.state()
  const odd = [
    ...brokenValues.filter((value) => value.length < 100).map(encodeURIComponent),
    ...[
      '%',
      '%ff',
      '%00',
      '%ed%a0%80',
      '..',
      '.',
      '%2e%2e%2f',
      ' ',
      '*',
      '__proto__',
      'constructor',
      'a'.repeat(8_000),
    ],
    ...['?', '?a[]=1&a=2', '?__proto__=1', `?${'a=1&'.repeat(2_000)}`, '#', ';', '//', '\\'],
  ]
  const documents = `/api/documents/${scene.documentName}`
  const places = [
    ...[`${documents}/history`, `${documents}/history/`, `${documents}/history?before=`, `${documents}/members/`],
    '/api/',
    '/api/auth/',
    '/api/invitations/',
    '/api/documents/directory/',
    '/api/documents/section/',
    '/api/access/',
    '/',
  ]
  for (const place of places)
    for (const piece of odd)
      for (const method of ['GET', 'POST', 'DELETE', 'OPTIONS']) {
        const headers = { cookie: scene.reader.cookie }
        const answer = await fetch(`${scene.kontor.origin}${place}${piece}`, { method, headers, redirect: 'manual' })
        const text = await answer.text()
        const shown = [method, place, piece.slice(0, 40), answer.status]
        expect([...shown, answer.status < 500, / at |node_modules|\.ts:/.test(text)]).toEqual([...shown, true, false])
      }
  expect(await scene.state()).toEqual(before)
  await scene.stillFollows()
  expect([scene.faults(), Object.keys(Object.prototype)]).toEqual([[], []])
}, 60_000)

it('[S11] a body of another kind than JSON is refused or read as JSON, and nothing comes of it', async () => {
  const before = await scene.state()
  const kinds = [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'image/png',
    '',
    'a/b/c;;',
  ]
  for (const path of Object.keys(calls()))
    for (const kind of kinds) {
      const sent = kind.startsWith('multipart')
        ? '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nb\r\n--x--'
        : 'a=b&__proto__=c'
      const headers = { 'content-type': kind, cookie: scene.reader.cookie }
      const answer = await fetch(`${scene.kontor.origin}${path}`, { method: 'POST', headers, body: sent })
      expect([path, kind, answer.status >= 400 && answer.status < 500]).toEqual([path, kind, true])
    }
  expect(await scene.state()).toEqual(before)
  expect(scene.faults()).toEqual([])
})

it('[S11] bodies as deep as the bound are read, and what is deeper is refused, however deep', async () => {
  const deep = (depth: number) => `{"a":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`
  for (const path of Object.keys(calls()))
    for (const depth of [wireLimits.nestingMax + 1, 200_000]) {
      // An answer before the body was read closes the connection; the next request opens another.
      const answer = await post(path, deep(depth)).catch(() => post(path, deep(depth)))
      expect([path, depth, answer.status < 500, answer.status >= 400]).toEqual([path, depth, true, true])
    }
  const path = `/api/documents/${scene.documentName}/mutations`
  const reasons = await Promise.all(
    [wireLimits.nestingMax, wireLimits.nestingMax + 1].map(async (depth) => (await post(path, deep(depth))).text()),
  )
  expect(reasons.map((text) => text.includes('too-deep'))).toEqual([false, true])
  expect(scene.faults()).toEqual([])
})

it('[S11] a body of a hundred thousand mistakes is answered with a few of them', async () => {
  const items = (item: string, count: number) => `[${`${item},`.repeat(count - 1)}${item}]`
  const mutation = (rights: string) =>
    `{"mutations":[{"id":"mutation-1","name":"createRole","args":{"roleId":"role-0001","name":"a","rights":${rights}}}]}`
  const documentPath = `/api/documents/${scene.documentName}/mutations`
  for (const [path, body] of [
    ['/api/organizations', `{"contractUnits":${items('0', 250_000)}}`],
    ['/api/organizations', `{"contractUnits":${items('0', 1_999)}}`],
    [documentPath, `{"mutations":${items('0', 250_000)}}`],
    [documentPath, mutation(items('0', 200_000))],
    [documentPath, mutation(items('0', 2_000))],
  ] as const) {
    const headers = { 'content-type': 'application/json', cookie: scene.owner.cookie }
    const answer = await fetch(`${scene.kontor.origin}${path}`, { method: 'POST', headers, body })
    const text = await answer.text()
    expect([path, text.length < 10_000, text.includes('"invalid-arguments"')]).toEqual([path, true, true])
  }
  await scene.stillFollows()
})

it('[S11] a body of the largest size is read, and one byte more is refused', async () => {
  const path = `/api/documents/${scene.documentName}/mutations`
  const body = (size: number) => `{"mutations":"${'x'.repeat(size - 16)}"}`
  expect(body(100).length).toBe(100)
  expect((await post(path, body(wireLimits.bodyBytesMax))).status).toBe(400)
  expect((await post(path, body(wireLimits.bodyBytesMax + 1))).status).toBe(413)
})

const host = (): string => `Host: 127.0.0.1:${scene.port}\r\n`
it.each([
  ['no host', () => 'GET / HTTP/1.1\r\n\r\n'],
  ['a host that is none', () => 'GET /api/access HTTP/1.1\r\nHost: a b\\c/d\r\n\r\n'],
  [
    'two lengths',
    () => `POST /api/organizations HTTP/1.1\r\n${host()}Content-Length: 3\r\nContent-Length: 30\r\n\r\n{}\n`,
  ],
  [
    'a length and pieces',
    () =>
      `POST /api/organizations HTTP/1.1\r\n${host()}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
  ],
  [
    'pieces that are none',
    () => `POST /api/organizations HTTP/1.1\r\n${host()}Transfer-Encoding: chunked\r\n\r\nzz\r\n`,
  ],
  [
    'a giant length',
    () => `POST /api/organizations HTTP/1.1\r\n${host()}Connection: close\r\nContent-Length: 99999999999999\r\n\r\n{}`,
  ],
  ['a header too long', () => `GET / HTTP/1.1\r\n${host()}X: ${'a'.repeat(20_000)}\r\n\r\n`],
  ['a control character in a header', () => `GET / HTTP/1.1\r\n${host()}X: a\u0001b\r\n\r\n`],
  ['a control character in the path', () => `GET /\u0000 HTTP/1.1\r\n${host()}\r\n`],
  ['an unknown method', () => `STEAL / HTTP/1.1\r\n${host()}\r\n`],
  ['no HTTP at all', () => '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001'],
])('[S11] a request with %s is refused, and the next one is answered', async (_what, text) => {
  const heard = await new Promise<string>((resolve) => {
    const socket = connect(scene.port, '127.0.0.1')
    let answer = ''
    socket.on('error', () => resolve(answer))
    socket.on('close', () => resolve(answer))
    socket.on('data', (bytes: Buffer) => {
      answer += bytes.toString('latin1')
      socket.destroy()
    })
    socket.write(text(), 'latin1')
  })
  expect(heard.slice(0, 12)).toMatch(/^HTTP\/1\.1 4\d\d|^$/)
  expect((await fetch(`${scene.kontor.origin}/healthz`)).status).toBe(200)
  expect(scene.faults()).toEqual([])
})
