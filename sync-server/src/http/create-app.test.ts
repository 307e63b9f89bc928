import { afterEach, expect, it } from 'vitest'
import { createRateLimiter } from '../rate-limit/rate-limiter.ts'
import { rateRules } from '../rate-limit/rate-rules.ts'
import {
  openTestApp,
  registerBy,
  registrationOf,
  testOrigin,
  testPassword,
  type TestApp,
} from '../testing/open-test-app.ts'

let app: TestApp
afterEach(() => app.close())

it('[DESIGN 7] a page of another origin cannot write; a program without an origin can', async () => {
  app = await openTestApp()
  const owner = await registerBy(app, 'halina')
  const path = `/api/documents/directory/${owner.organizationId}/mutations`
  const body = { mutations: [{ id: 'mutation-0001', name: 'deleteRole', args: { roleId: 'role-0001' } }] }
  const statusFrom = async (origin: string | null, at = path) => {
    const headers: Record<string, string> = origin === null ? {} : { origin }
    return (await app.call(at, { cookie: owner.cookie, body, headers })).status
  }
  for (const origin of ['https://evil.example', 'null', '', `${testOrigin}.evil.example`, 'http://127.0.0.1:4401'])
    expect(await statusFrom(origin)).toBe(403)
  expect([await statusFrom(testOrigin), await statusFrom(null)]).toEqual([200, 200])
  for (const at of ['/api/organizations', '/api/auth/sign-out', '/api/invitations/x/accept', '/api/demonstration'])
    expect(await statusFrom('https://evil.example', at)).toBe(403)
})

it('[DESIGN 7] a foreign page may not sign a visitor in or out either', async () => {
  app = await openTestApp()
  const headers = { origin: 'https://evil.example' }
  const answer = await app.call('/api/auth/sign-in/username', { body: { username: 'a', password: 'b' }, headers })
  expect([answer.status, answer.body]).toEqual([403, { error: { code: 'foreign-origin' } }])
})

it('[DESIGN 7] every answer carries strict headers, a success as well as a refusal', async () => {
  app = await openTestApp()
  const { cookie } = await registerBy(app, 'halina')
  const calls: [string, number, string | null][] = [
    ['/healthz', 200, null],
    ['/api/access', 200, cookie],
    ['/api/access', 401, null],
    ['/api/deployment', 200, null],
    ['/api/auth/get-session', 200, cookie],
    ['/api/nothing', 404, null],
    ['/nothing', 404, null],
  ]
  for (const [path, status, as] of calls) {
    const { headers, status: answered } = await app.call(path, { cookie: as })
    expect([path, answered]).toEqual([path, status])
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'") as string,
    })
    expect(headers.get('content-security-policy')).not.toContain('unsafe')
  }
  for (const as of [cookie, null]) {
    const { headers } = await app.call('/api/access', { cookie: as })
    expect([
      headers.get('content-security-policy'),
      headers.get('cache-control'),
      headers.get('access-control-allow-origin'),
    ]).toEqual(["default-src 'none'; frame-ancestors 'none'", 'no-store', null])
    expect(headers.get('strict-transport-security')).toBe(null)
  }
})

it('[DESIGN 7] behind TLS, the answer tells browsers to use HTTPS alone', async () => {
  app = await openTestApp({ publicUrl: 'https://kontor.example.org' })
  expect((await app.call('/healthz')).headers.get('strict-transport-security')).toBe('max-age=31536000')
})

it('[DESIGN 7] the server is healthy once it answers', async () => {
  app = await openTestApp()
  expect(await app.call('/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } })
})

it('[S11] a caller who registers too often receives how long to wait', async () => {
  const clock = { time: 0 }
  app = await openTestApp({ limiter: createRateLimiter(() => clock.time) })
  for (let attempt = 0; attempt < rateRules.registration.max; attempt += 1)
    expect((await app.call('/api/organizations', { body: {} })).status).toBe(400)
  const refused = await app.call('/api/organizations', { body: registrationOf('halina') })
  expect([refused.status, refused.body]).toEqual([429, { error: { code: 'too-many', afterMs: 600_000 } }])
  expect(refused.headers.get('retry-after')).toBe('600')
  clock.time = rateRules.registration.windowMs
  expect((await app.call('/api/organizations', { body: registrationOf('halina') })).status).toBe(201)
})

it('[S11] guesses of tokens and passwords are bounded', async () => {
  app = await openTestApp({ limiter: createRateLimiter(() => 0) })
  let last = 0
  for (let guess = 0; guess <= rateRules.invitation.max; guess += 1)
    last = (await app.call(`/api/invitations/guess-${guess}`)).status
  expect(last).toBe(429)
  const guessPassword = () =>
    app.call('/api/auth/sign-in/username', { body: { username: 'unknown', password: 'guess' } })
  for (let guess = 0; guess < rateRules.signIn.max; guess += 1) expect((await guessPassword()).status).toBe(401)
  expect((await guessPassword()).status).toBe(429)
}, 60_000)

it('[STYLE] an unexpected error is answered without its message, and logged without it', async () => {
  app = await openTestApp()
  const owner = await registerBy(app, 'halina')
  app.rooms.accessSnapshot = () => Promise.reject(new Error(`secret ${testPassword}`))
  const answer = await app.call('/api/access', { cookie: owner.cookie })
  expect([answer.status, answer.body]).toEqual([500, { error: { code: 'failed' } }])
  expect(app.logged.join()).toContain('"event":"request-failed","method":"GET"')
  expect(app.logged.join()).not.toContain(testPassword)
})

it('[DESIGN 7] an unknown method is not found', async () => {
  app = await openTestApp()
  for (const [method, path] of [
    ['DELETE', '/api/organizations'],
    ['PUT', '/api/access'],
    ['POST', '/api/deployment'],
    ['GET', '/api/demonstration'],
  ] as const)
    expect((await app.call(path, { method })).status).toBe(404)
})
