import { cookieHeader } from '../../sync-server/src/identity/cookie-header.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { invite, newId, password } from '../server/person.ts'
import { oneTimeCode } from '../../sync-server/src/testing/one-time-code.ts'
import { openScene, type Scene } from './scene.ts'

let scene: Scene
beforeAll(async () => (scene = await openScene()))
afterAll(() => scene.close())

const post = (path: string, body: object, cookie = '') =>
  fetch(`${scene.kontor.origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: scene.kontor.origin, cookie },
    body: JSON.stringify(body),
  })
const sessionIn = (lines: readonly string[]): string =>
  lines.map((line) => line.split(';')[0] ?? '').find((pair) => pair.startsWith('kontor.session_token=')) ?? ''
/** The login of a session; null without one. */
const personOf = async (cookie: string): Promise<string | null> => {
  const answer = await fetch(`${scene.kontor.origin}/api/access`, { headers: { cookie } })
  return answer.ok ? ((await answer.json()) as { login: { username: string } }).login.username : null
}

/** Cookies that an attacker may plant in a victim's browser, with the login of their session. */
const plants = (): readonly (readonly [cookie: string, whose: string | null])[] => [
  [scene.stranger.cookie, 'obcy'],
  ['kontor.session_token=chosen.by-attacker', null],
]

/** The browser ends with a session that was not there before, and the planted one is worth what it was worth. */
const expectFresh = async (answer: Response, username: string, [planted, whose]: readonly [string, string | null]) => {
  const lines = answer.headers.getSetCookie()
  expect(lines.filter((line) => !/; HttpOnly; SameSite=Lax$/.test(line))).toEqual([])
  const fresh = sessionIn(lines)
  expect([fresh === '', planted.includes(fresh)]).toEqual([false, false])
  expect([await personOf(fresh), await personOf(planted)]).toEqual([username, whose])
}

it('[DESIGN 7] registering starts a session of the new login, whatever session was planted before', async () => {
  for (const [at, plant] of plants().entries()) {
    const username = `registers.${at}`
    const body = {
      profile: 'telecom',
      legalEntity: { name: 'Nowa', taxId: `999 99 9${at}` },
      accountName: 'Nowa',
      unitIdentifier: `N ${at}`,
      owner: { name: 'Nowa', email: `${username}@example.org`, username, password },
    }
    const answer = await post('/api/organizations', body, plant[0])
    expect(answer.status).toBe(201)
    await expectFresh(answer, username, plant)
  }
})

const linkOf = async (username: string): Promise<string> => {
  const { owner, organizationId, accountId } = scene
  const invitationId = await invite(owner, organizationId, { name: username, username, homeAccountId: accountId })
  const path = `/api/documents/directory/${organizationId}/invitations/${invitationId}/link`
  const { url } = (await (await owner.request('POST', path)).json()) as { url: string }
  return url.split('/').at(-1) ?? ''
}

it('[DESIGN 7] accepting an invitation with a new login starts a session of that login, whatever was planted', async () => {
  for (const [at, plant] of plants().entries()) {
    const username = `accepts.${at}`
    const answer = await post(`/api/invitations/${await linkOf(username)}/accept`, { username, password }, plant[0])
    expect(answer.status).toBe(200)
    await expectFresh(answer, username, plant)
  }
})

it('[B9] an invitation for an existing login is accepted in a session of that login only, planted or not', async () => {
  const { owner, organizationId, accountId } = scene.elsewhere
  const invitationId = newId()
  await owner.mutate(organizationId, 'inviteExistingMember', {
    ...{ invitationId, username: 'jan.visits', email: 'jan.visits@example.org', homeAccountId: accountId },
    ...{ rights: [], roleIds: [], grants: [] },
  })
  const path = `/api/documents/directory/${organizationId}/invitations/${invitationId}/link`
  const { url } = (await (await owner.request('POST', path)).json()) as { url: string }
  const accept = (cookie: string) => post(`/api/invitations/${url.split('/').at(-1)}/accept`, {}, cookie)
  const statuses: number[] = []
  for (const cookie of ['', 'kontor.session_token=chosen.by-attacker', scene.reader.cookie, scene.visitor.cookie])
    statuses.push((await accept(cookie)).status)
  expect(statuses).toEqual([401, 401, 403, 200])
})

it('[DESIGN 7] the second step of signing in starts a session of the login of the first step, whatever was planted', async () => {
  const { cookie } = scene.visitor
  const enabled = await post('/api/auth/two-factor/enable', { password }, cookie)
  const { totpURI } = (await enabled.json()) as { totpURI: string }
  // A code works once: the one before, the present one and the next are three.
  const code = (stepsLater: number) => ({ code: oneTimeCode(totpURI, stepsLater) })
  expect((await post('/api/auth/two-factor/verify-totp', code(-1), cookie)).status).toBe(200)
  for (const [at, plant] of plants().entries()) {
    const first = await post('/api/auth/sign-in/username', { username: 'jan.visits', password }, plant[0])
    // The planted one is taken out of the browser, and no other comes in yet.
    expect(sessionIn(first.headers.getSetCookie())).toBe('kontor.session_token=')
    const begun = cookieHeader(first.headers.getSetCookie()) ?? ''
    const answer = await post('/api/auth/two-factor/verify-totp', code(at), begun)
    expect(answer.status).toBe(200)
    await expectFresh(answer, 'jan.visits', plant)
  }
})
