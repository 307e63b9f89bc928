import { afterEach, expect, it, vi } from 'vitest'
import { callServer } from './call-server.ts'

const setup = (answer: Response | Error) => {
  const fetch = vi.fn(() => (answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)))
  vi.stubGlobal('fetch', fetch)
  return fetch
}
afterEach(() => vi.unstubAllGlobals())

it('[DESIGN 7] returns the value of an answer, and sends the current language', async () => {
  const fetch = setup(Response.json({ accountId: 'mewa-001' }, { status: 201 }))

  expect(await callServer('POST', '/api/organizations', { profile: 'telecom' })).toEqual({
    ok: true,
    value: { accountId: 'mewa-001' },
  })
  expect(fetch.mock.calls).toEqual([
    [
      '/api/organizations',
      {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'accept-language': 'pl', 'content-type': 'application/json' },
        body: '{"profile":"telecom"}',
      },
    ],
  ])
})

it('[DESIGN 7] [A12] returns the code and the facts of a refusal', async () => {
  setup(Response.json({ error: { code: 'email-in-use', email: 'a@b.pl' } }, { status: 409 }))
  expect(await callServer('GET', '/api/access')).toEqual({
    ok: false,
    status: 409,
    code: 'email-in-use',
    facts: { email: 'a@b.pl' },
  })
})

it.each([
  [new TypeError('Failed to fetch'), 0, 'offline'],
  [new Response('<h1>Bad gateway</h1>', { status: 502 }), 502, 'offline'],
  [new Response('', { status: 401 }), 401, 'no-session'],
  [new Response('[]', { status: 429 }), 429, 'too-many'],
  [Response.json({ error: 'no' }, { status: 500 }), 500, 'failed'],
])('[DESIGN 7] has a code for whatever prevents an answer: %s', async (answer, status, code) => {
  setup(answer)
  expect(await callServer('GET', '/api/access')).toEqual({ ok: false, status, code, facts: {} })
})
