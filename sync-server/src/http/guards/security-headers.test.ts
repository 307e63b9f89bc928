import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { openStaticFiles } from '../../static/static-files.ts'
import {
  invite,
  linkToken,
  openTestApp,
  registerBy,
  registrationOf,
  testPassword,
  type TestApp,
} from '../../testing/open-test-app.ts'
import { createApp } from '../create-app.ts'

let app: TestApp
afterEach(() => app.close())

const always = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'strict-transport-security': 'max-age=31536000',
}
const ofData = {
  ...always,
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
}
const ofFiles = {
  ...always,
  'content-security-policy': "frame-ancestors 'none'; base-uri 'none'; object-src 'none'",
  vary: 'accept-encoding',
}

const setup = async () => {
  app = await openTestApp({ publicUrl: 'https://kontor.example.org' })
  const owner = await registerBy(app, 'halina')
  return { owner, directory: `/api/documents/directory/${owner.organizationId}` }
}

/** The parts of an answer's headers that are expected, and whether other origins may read it. */
const headersOf = (headers: Headers, names: object): object =>
  Object.fromEntries([...Object.keys(names), 'access-control-allow-origin'].map((name) => [name, headers.get(name)]))
const expected = (names: object): object => ({ ...names, 'access-control-allow-origin': null })

it('[DESIGN 7] every call that succeeds carries the strict headers, and is kept by no cache', async () => {
  const { owner, directory } = await setup()
  const { members } = await app.directory(owner.organizationId, owner.cookie)
  const memberId = members[0]?.id ?? ''
  const invitationId = await invite(app, owner, 'jan')
  const token = await linkToken(app, owner, invitationId)
  const read = (path: string) => ({ path, call: { cookie: owner.cookie } })
  const write = (path: string, body: unknown) => ({ path, call: { cookie: owner.cookie, body } })
  const mutation = (id: string) => ({
    ...{ id, name: 'renameAccount' },
    args: { accountId: owner.accountId, name: 'Łódź' },
  })
  const calls = [
    ...['/healthz', '/api/access', '/api/deployment', '/api/login', '/api/auth/get-session'].map(read),
    ...['', '/update', '/history', '/history/refused', '/history/chain'].map((path) => read(`${directory}${path}`)),
    read(`${directory}/history/access?at=${Date.now()}&account=${owner.accountId}`),
    ...['provenance', 'sessions'].map((path) => read(`${directory}/members/${memberId}/${path}`)),
    ...['', '/update'].map((path) => read(`/api/documents/section/${owner.accountId}.mail${path}`)),
    read(`/api/invitations/${token}`),
    write(`${directory}/checks`, mutation('check-0001')),
    write(`${directory}/mutations`, { mutations: [mutation('mutation-0001')] }),
    write(`${directory}/invitations/${invitationId}/link`, {}),
    write('/api/organizations', registrationOf('jan')),
    write('/api/auth/sign-in/username', { username: 'halina', password: testPassword }),
    write('/api/auth/request-password-reset', { email: 'halina@example.org', redirectTo: '/' }),
    write('/api/auth/sign-out', {}),
  ]
  for (const { path, call } of calls) {
    const { status, headers } = await app.call(path, call)
    expect([path, status, headersOf(headers, ofData)]).toEqual([
      path,
      path === '/api/organizations' ? 201 : 200,
      expected(ofData),
    ])
  }
})

it('[DESIGN 7] so does every call that fails, whichever guard refuses it', async () => {
  const { owner, directory } = await setup()
  const calls = [
    { path: '/api/access', call: {}, status: 401 },
    { path: directory, call: {}, status: 401 },
    { path: '/api/documents/directory/nothing-0001', call: { cookie: owner.cookie }, status: 403 },
    { path: '/api/access', call: { body: {}, headers: { origin: 'https://evil.example' } }, status: 403 },
    { path: '/api/nothing', call: {}, status: 404 },
    { path: '/api/organizations', call: { body: 'x'.repeat(2_000_000) }, status: 413 },
    { path: '/api/organizations', call: { body: '{' }, status: 400 },
    { path: '/sync/directory/nothing-0001', call: {}, status: 426 },
  ]
  for (const { path, call, status } of calls) {
    const answer = await app.call(path, call)
    expect([path, answer.status, headersOf(answer.headers, ofData)]).toEqual([path, status, expected(ofData)])
  }
})

it('[DESIGN 7] pages and files have them too: whole, compressed, in part, unchanged, and by HEAD', async () => {
  await setup()
  const folder = mkdtempSync(join(tmpdir(), 'kontor-built-'))
  for (const path of ['index.html', 'index.html.br', 'service-worker.js', '_app/immutable/start.abc.js']) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), `the content of ${path}`)
  }
  const served = createApp({ ...app, staticFiles: await openStaticFiles(folder) })
  const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    Promise.resolve(served.request(path, { method, headers }))
  const kept = {
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': 'text/javascript; charset=utf-8',
  }
  const page = { 'cache-control': 'no-cache', 'content-type': 'text/html; charset=utf-8' }
  const script = { ...page, 'content-type': kept['content-type'] }
  const etag = (await get('/')).headers.get('etag') ?? ''
  const answers = [
    { answer: await get('/'), status: 200, more: page },
    { answer: await get('/a/account-0001/users'), status: 200, more: page },
    { answer: await get('/', { 'accept-encoding': 'br' }), status: 200, more: { ...page, 'content-encoding': 'br' } },
    { answer: await get('/', { range: 'bytes=0-3' }), status: 200, more: page },
    { answer: await get('/', {}, 'HEAD'), status: 200, more: page },
    { answer: await get('/', { 'if-none-match': etag }), status: 304, more: { 'cache-control': 'no-cache', etag } },
    { answer: await get('/service-worker.js'), status: 200, more: script },
    { answer: await get('/_app/immutable/start.abc.js'), status: 200, more: kept },
  ]
  for (const { answer, status, more } of answers) {
    const names = { ...ofFiles, ...more }
    expect([answer.status, headersOf(answer.headers, names)]).toEqual([status, expected(names)])
  }
  const gone = await get('/_app/immutable/gone.js')
  expect([gone.status, headersOf(gone.headers, ofData)]).toEqual([404, expected(ofData)])
})
