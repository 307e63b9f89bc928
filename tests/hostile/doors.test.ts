import { afterAll, beforeAll, expect, it } from 'vitest'
import { createRateLimiter } from '../../sync-server/src/rate-limit/rate-limiter.ts'
import { rateRules } from '../../sync-server/src/rate-limit/rate-rules.ts'
import { password } from '../server/person.ts'
import { oneTimeCode } from '../../sync-server/src/testing/one-time-code.ts'
import { openScene, type Scene } from './scene.ts'

let scene: Scene
beforeAll(async () => (scene = await openScene()))
afterAll(() => scene.close())

const post = (path: string, body: object, headers: Readonly<Record<string, string>> = {}, at = scene) =>
  fetch(`${at.kontor.origin}/api/auth/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    redirect: 'manual',
  })
const halina = { username: 'h.wroblewska', password }
const cookieOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')

it('[DESIGN 7] signing in starts a new session, whatever cookie was planted before', async () => {
  const planted = scene.reader.cookie
  const made = [planted, 'kontor.session_token=chosen.by-attacker'].map((cookie) =>
    post('sign-in/username', halina, { cookie }),
  )
  for (const answer of await Promise.all(made)) {
    expect([answer.status, answer.headers.getSetCookie().length > 0]).toEqual([200, true])
    const own = cookieOf(answer)
    expect(own).not.toContain('chosen')
    expect(own).not.toBe(planted)
  }
  const access = await scene.reader.read<{ login: { name: string } }>('/api/access')
  expect(access.login.name).toBe('Ola Czytająca')
})

it('[DESIGN 7] every cookie that a call sets is HttpOnly and SameSite=Lax', async () => {
  for (const path of ['sign-in/username', 'sign-in/email', 'sign-out']) {
    const body = path === 'sign-in/email' ? { email: 'h.wroblewska@example.org', password } : halina
    const lines = (await post(path, body)).headers.getSetCookie()
    for (const line of lines) expect(line).toMatch(/; HttpOnly; SameSite=Lax/)
  }
})

it.each(['callbackURL', 'redirectTo', 'errorCallbackURL', 'newUserCallbackURL'])(
  '[DESIGN 7] %s leads nowhere else',
  async (field) => {
    const places = [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
      '/%2fevil.example',
    ]
    for (const place of places)
      for (const [path, body] of [
        ['sign-in/username', halina],
        ['sign-in/email', { email: 'h.wroblewska@example.org', password }],
        ['request-password-reset', { email: 'h.wroblewska@example.org' }],
      ] as const) {
        const answer = await post(path, { ...body, [field]: place })
        expect(answer.status === 200 || answer.status >= 400).toBe(true)
        expect([answer.headers.get('location'), (await answer.text()).includes('evil')]).toEqual([null, false])
      }
  },
)

it('[DESIGN 7] links of better-auth that redirect are not there', async () => {
  for (const path of ['reset-password/token', 'verify-email', 'callback/google', 'magic-link/verify', 'error', 'ok']) {
    const answer = await fetch(`${scene.kontor.origin}/api/auth/${path}?callbackURL=https://evil.example&token=a`, {
      redirect: 'manual',
    })
    expect([path, answer.status]).toEqual([path, 404])
  }
})

it('[B9] a person who is asked for by two names that do not match is as unknown as one who is not there', async () => {
  const pairs = [
    ['obcy', 'unknown@example.org'],
    ['unknown', 'obcy@example.org'],
    ['unknown', 'unknown@example.org'],
  ] as const
  const codes = await Promise.all(
    pairs.map(async ([username, email], at) => {
      const args = { username, email, homeAccountId: scene.accountId, rights: [], roleIds: [], grants: [] }
      const mutations = [
        { id: crypto.randomUUID(), name: 'inviteExistingMember', args: { invitationId: `invitation-${at}`, ...args } },
      ]
      const answer = await scene.owner.request('POST', `/api/documents/${scene.documentName}/mutations`, { mutations })
      return ((await answer.json()) as { outcomes: { code: string }[] }).outcomes.map(({ code }) => code)
    }),
  )
  expect(codes).toEqual([['no-such-login'], ['no-such-login'], ['no-such-login']])
})

it('[DESIGN 7] a second factor locks after ten wrong codes, in whatever session they are tried, and no secret is logged', async () => {
  const { cookie } = scene.visitor
  const enabled = (await (await post('two-factor/enable', { password }, { cookie })).json()) as {
    totpURI: string
    backupCodes: string[]
  }
  expect((await post('two-factor/verify-totp', { code: oneTimeCode(enabled.totpURI) }, { cookie })).status).toBe(200)
  const answers: number[] = []
  for (let guess = 0; guess < 3; guess += 1) {
    const begun = cookieOf(await post('sign-in/username', { username: 'jan.visits', password }))
    for (const code of ['000001', '000002', '000003', '000004'])
      answers.push((await post('two-factor/verify-totp', { code }, { cookie: begun })).status)
  }
  expect(answers).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429])
  const begun = cookieOf(await post('sign-in/username', { username: 'jan.visits', password }))
  const right = await post('two-factor/verify-totp', { code: oneTimeCode(enabled.totpURI, 1) }, { cookie: begun })
  expect(right.status).toBe(429)
  const secret = new URL(enabled.totpURI).searchParams.get('secret') ?? ''
  const logged = scene.lines.join('\n')
  expect([secret, ...enabled.backupCodes].filter((text) => text === '' || logged.includes(text))).toEqual([])
})

it('[S11] passwords and codes are guessed so often a minute from one address and no more, the right one included', async () => {
  const limited = await openScene({ limiter: createRateLimiter(() => 0) })
  try {
    const statuses = new Set<number>()
    for (let guess = 0; guess < rateRules.signIn.max; guess += 1)
      statuses.add((await post('sign-in/username', { ...halina, password: 'wrong password' }, {}, limited)).status)
    expect([...statuses]).toEqual([401])
    expect((await post('sign-in/username', halina, {}, limited)).status).toBe(429)
    const codes: number[] = []
    for (let guess = 0; guess <= rateRules.secondFactor.max; guess += 1)
      codes.push((await post('two-factor/verify-totp', { code: '000000' }, {}, limited)).status)
    expect([codes.slice(0, -1).includes(429), codes.at(-1)]).toEqual([false, 429])
  } finally {
    await limited.close()
  }
}, 60_000)
