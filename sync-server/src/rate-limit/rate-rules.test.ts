import { afterEach, expect, it } from 'vitest'
import { openTestApp, type TestApp, type TestCall } from '../testing/open-test-app.ts'
import { createRateLimiter } from './rate-limiter.ts'
import { rateRules } from './rate-rules.ts'

let app: TestApp
afterEach(() => app.close())

const auth = (name: string, body?: object): readonly [string, TestCall] => [
  `/api/auth/${name}`,
  body === undefined ? {} : { body },
]

it.each([
  ['sign-in', rateRules.signIn, auth('sign-in/username', { username: 'unknown', password: 'guess' })],
  ['second factor', rateRules.secondFactor, auth('two-factor/verify-totp', { code: '000000' })],
  [
    'a request for a new password',
    rateRules.passwordResetMail,
    auth('request-password-reset', { email: 'no@example.org' }),
  ],
  ['setting it', rateRules.passwordChange, auth('reset-password', { token: 'x', newPassword: 'correct horse' })],
  ['changing it', rateRules.passwordChange, auth('change-password', { newPassword: 'correct horse' })],
  ['other calls of identity', rateRules.otherIdentityCalls, auth('list-sessions')],
  ['registration', rateRules.registration, ['/api/organizations', { body: {} }]],
  ['asking for a main account', rateRules.registration, ['/api/registration-requests', { body: {} }]],
  ['looking at such a request', rateRules.invitation, ['/api/registration-requests/guess', {}]],
  ['looking at an invitation', rateRules.invitation, ['/api/invitations/guess', {}]],
  ['accepting one', rateRules.invitation, ['/api/invitations/guess/accept', { body: {} }]],
  ['looking at an operator’s link', rateRules.invitation, ['/api/operator-links/guess', {}]],
  ['a guest’s calls', rateRules.guest, ['/api/guest/guess', {}]],
  ['an operator’s calls', rateRules.operator, ['/api/operator/organizations', {}]],
  ['the demonstration', rateRules.demonstration, ['/api/demonstration', { method: 'DELETE' }]],
  ['access', rateRules.reading, ['/api/access', {}]],
  ['what the welcome page asks', rateRules.reading, ['/api/deployment', {}]],
  ['reading', rateRules.reading, ['/api/documents/directory/nowhere-0001', {}]],
  ['history', rateRules.history, ['/api/documents/directory/nowhere-0001/history/chain', {}]],
  ['writing', rateRules.writing, ['/api/documents/directory/nowhere-0001/mutations', { body: {} }]],
] as const)(
  '[S11] %s is allowed to one address up to the bound, and refused past it until the window ends',
  async (_what, rule, [path, call]) => {
    const clock = { time: 0 }
    app = await openTestApp({ limiter: createRateLimiter(() => clock.time) })
    const status = async () => (await app.call(path, call)).status
    for (let at = 0; at < rule.max; at += 1) expect(await status()).not.toBe(429)
    const refused = await app.call(path, call)
    expect([refused.status, refused.body]).toEqual([429, { error: { code: 'too-many', afterMs: rule.windowMs } }])
    clock.time = rule.windowMs - 1
    expect(await status()).toBe(429)
    clock.time = rule.windowMs
    expect(await status()).not.toBe(429)
  },
)

it.each(['/healthz', '/', '/_app/immutable/start.js', '/api/nothing', '/api/access'])(
  '[F5] %s, like every call, counts towards the bound of all calls of a caller',
  async (path) => {
    const limiter = createRateLimiter(() => 0)
    app = await openTestApp({ limiter })
    for (let at = 1; at < rateRules.any.max; at += 1) limiter.take('any', 'unknown', rateRules.any)
    expect((await app.call(path)).status).not.toBe(429)
    expect((await app.call(path)).body).toEqual({ error: { code: 'too-many', afterMs: rateRules.any.windowMs } })
  },
)
