import { expect, it } from 'vitest'
import { createRateLimiter } from '../rate-limit/rate-limiter.ts'
import { rateRules } from '../rate-limit/rate-rules.ts'
import { clientAddressHeader } from './client-address-header.ts'
import { cookieHeader } from './cookie-header.ts'
import { anna, call, openTestIdentity } from '../testing/open-test-identity.ts'

it('[S11] guesses are bounded by the address that the server determined', async () => {
  const clock = { time: 0 }
  const limiter = createRateLimiter(() => clock.time)
  const { identity } = await openTestIdentity({ limiter })
  const attempt = async (address: string, forwarded: string) => {
    const headers = { [clientAddressHeader]: address, 'x-forwarded-for': forwarded }
    return (await call(identity, 'sign-in/username', { username: 'unknown', password: 'guess' }, null, headers)).status
  }
  const statuses = new Set<number>()
  for (let guess = 0; guess < 30; guess += 1) statuses.add(await attempt('192.0.2.1', `198.51.100.${guess}`))
  expect([...statuses]).toEqual([401])
  const headers = { [clientAddressHeader]: '192.0.2.1' }
  const refused = await call(identity, 'sign-in/username', { username: 'unknown', password: 'guess' }, null, headers)
  expect([refused.status, await refused.json()]).toEqual([429, { error: { code: 'too-many', afterMs: 60_000 } }])
  expect(refused.headers.get('retry-after')).toBe('60')
  expect(await attempt('192.0.2.2', '192.0.2.1')).toBe(401)
  clock.time = 60_000
  expect(await attempt('192.0.2.1', '')).toBe(401)
})

it('[S11] guesses of one name’s password are bounded over all addresses, whether the name exists or not', async () => {
  const clock = { time: 0 }
  const quick = { hash: () => Promise.resolve('hashed'), verify: () => Promise.resolve(false) }
  const { identity } = await openTestIdentity({ limiter: createRateLimiter(() => clock.time), passwordHashing: quick })
  await identity.createLogin(anna)
  let address = 0
  const guess = async (path: string, names: object) => {
    address += 1
    const headers = { [clientAddressHeader]: `192.0.${address >> 8}.${address & 255}` }
    const answer = await call(identity, path, { ...names, password: 'wrong password here' }, null, headers)
    return { status: answer.status, body: await answer.json(), retryAfter: answer.headers.get('retry-after') }
  }
  for (const [path, names] of [
    ['sign-in/username', { username: 'anna.z' }],
    ['sign-in/username', { username: 'unknown' }],
    ['sign-in/email', { email: 'anna@example.org' }],
    ['sign-in/email', { email: 'unknown@example.org' }],
  ] as const) {
    const statuses = new Set<number>()
    for (let at = 0; at < rateRules.wrongPassword.max; at += 1) statuses.add((await guess(path, names)).status)
    expect([...statuses]).toEqual([401])
    const afterMs = rateRules.wrongPassword.windowMs
    expect(await guess(path, names)).toEqual({
      status: 429,
      body: { error: { code: 'too-many', afterMs } },
      retryAfter: String(afterMs / 1000),
    })
  }
  for (const disguised of [{ username: 'ANNA.Z' }, { username: 'anna.z', email: 'someone@example.org' }])
    expect((await guess('sign-in/username', disguised)).status).toBe(429)
  expect((await guess('sign-in/email', { email: 'anna@example.org', username: 'someone' })).status).toBe(429)
  clock.time = rateRules.wrongPassword.windowMs
  expect((await guess('sign-in/username', { username: 'anna.z' })).status).toBe(401)
})

it('[S11] an attacker’s guesses do not lock the owner out: not where they signed in before, nor where they set a new password', async () => {
  const { identity, resets } = await openTestIdentity({
    limiter: createRateLimiter(() => 0),
  })
  await identity.createLogin(anna)
  let address = 0
  const attempt = (password: string, cookie: string | null = null) => {
    address += 1
    const headers = { [clientAddressHeader]: `192.0.2.${address}` }
    return call(identity, 'sign-in/username', { username: anna.username, password }, cookie, headers)
  }
  const home = cookieHeader((await attempt(anna.password)).headers.getSetCookie())
  const stranger = cookieHeader((await identity.signIn(anna, new Headers()))?.getSetCookie().slice(0, 1) ?? [])
  while ((await attempt('wrong password here')).status === 401);
  expect([(await attempt(anna.password)).status, (await attempt(anna.password, stranger)).status]).toEqual([429, 429])
  expect((await attempt(anna.password, home)).status).toBe(200)
  // The known browser has a bound of its own.
  for (let at = 0; at < rateRules.wrongPassword.max; at += 1)
    expect((await attempt('wrong password here', home)).status).toBe(401)
  expect((await attempt(anna.password, home)).status).toBe(429)

  await call(identity, 'request-password-reset', { email: anna.email }, null, { [clientAddressHeader]: '192.0.2.254' })
  const newPassword = 'another long password'
  const reset = await call(identity, 'reset-password', { token: resets[0]?.token, newPassword }, null, {
    [clientAddressHeader]: '192.0.2.254',
  })
  expect(reset.headers.getSetCookie().join()).toContain('kontor.known_browser')
})

it('[S11] a password that is tried by registering again counts as a guess', async () => {
  const { identity } = await openTestIdentity({ limiter: createRateLimiter(() => 0) })
  await identity.createLogin(anna)
  const home = cookieHeader((await identity.signIn(anna, new Headers()))?.getSetCookie() ?? []) ?? ''
  const isRight = (password: string, headers = new Headers()) =>
    identity.passwordIsRight({ username: anna.username, password }, headers)
  expect(await isRight(anna.password)).toBe(true)
  for (let at = 0; at < rateRules.wrongPassword.max; at += 1) expect(await isRight('wrong password here')).toBe(false)
  expect(await isRight(anna.password)).toBe(false)
  expect((await call(identity, 'sign-in/username', anna)).status).toBe(429)
  expect(await isRight(anna.password, new Headers({ cookie: home }))).toBe(true)
})

it('[S11] successful sign-ins are not counted, however many', async () => {
  const { identity } = await openTestIdentity({ limiter: createRateLimiter(() => 0) })
  await identity.createLogin(anna)
  for (let at = 0; at <= rateRules.wrongPassword.max; at += 1) {
    const headers = { [clientAddressHeader]: `192.0.2.${at}` }
    expect((await call(identity, 'sign-in/username', anna, null, headers)).status).toBe(200)
  }
})

it('[F1] 50,200 nonsense names from one address do not reset the bound of a guessed name', async () => {
  const { identity } = await openTestIdentity({ limiter: createRateLimiter(() => 0) })
  await identity.createLogin(anna)
  const guess = async (username: string, address: string) => {
    const body = { username, password: 'wrong password here' }
    return (await call(identity, 'sign-in/username', body, null, { [clientAddressHeader]: address })).status
  }
  for (let at = 0; at < rateRules.wrongPassword.max; at += 1) await guess(anna.username, `192.0.2.${at}`)
  expect(await guess(anna.username, '192.0.2.254')).toBe(429)
  const statuses = new Map<number, number>()
  for (let at = 0; at < 50_200; at += 1) {
    const status = await guess(`nonsense.${at}`, '198.51.100.7')
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
  }
  expect(Object.fromEntries(statuses)).toEqual({ 401: rateRules.signIn.max, 429: 50_200 - rateRules.signIn.max })
  expect(await guess(anna.username, '192.0.2.253')).toBe(429)
}, 60_000)
