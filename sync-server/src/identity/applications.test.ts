import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as oidc from 'openid-client'
import { expect, it, onTestFinished, vi } from 'vitest'
import { openBrowser } from '../testing/open-browser.ts'
import { serverLimits } from '../limits.ts'
import { createRateLimiter } from '../rate-limit/rate-limiter.ts'
import { rateRules } from '../rate-limit/rate-rules.ts'
import { openTestApp, registrationOf, testPassword } from '../testing/open-test-app.ts'
import { openTestIdentity } from '../testing/open-test-identity.ts'
import { openTestServer } from '../testing/open-test-server.ts'

const accessClaim = 'urn:kontor:access'

/** A program of the host, which receives logout tokens. */
const openApplication = async () => {
  const logouts: URLSearchParams[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      if (request.url === '/logout') logouts.push(new URLSearchParams(body))
      response.end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(
    () => new Promise<void>((resolve) => void (server.closeAllConnections(), server.close(() => resolve()))),
  )
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, logouts }
}

/** A server with an operator, `halina`'s organisation, and the member `zofia` with the right `finance`. */
const setup = async (right = 'finance') => {
  const server = await openTestServer()
  onTestFinished(() => server.close())
  const origin = `http://127.0.0.1:${server.port()}`
  const application = await openApplication()
  const token = server.firstOperatorLink()?.split('/').at(-1)
  const operator = await server.call(`/api/operator-links/${token}/accept`, {
    body: { name: 'Olga Operator', email: 'olga@example.org', username: 'olga', password: testPassword },
  })
  const registered = await server.call('/api/organizations', { body: registrationOf('halina') })
  const { organizationId, accountId } = registered.body as { organizationId: string; accountId: string }
  const mutate = (name: string, args: object) =>
    server.call(`/api/documents/directory/${organizationId}/mutations`, {
      cookie: registered.cookie,
      body: { mutations: [{ id: crypto.randomUUID(), name, args }] },
    })
  const invited = { homeAccountId: accountId, admin: false, rights: ['finance', 'mail'], roleIds: [], grants: [] }
  const zofia = { invitationId: 'invitation-1', name: 'Zofia Żółć', email: 'zofia@example.org' }
  await mutate('inviteMember', { ...zofia, ...invited })
  const link = await server.call(`/api/documents/directory/${organizationId}/invitations/invitation-1/link`, {
    method: 'POST',
    cookie: registered.cookie,
  })
  const invitation = (link.body as { url: string }).url.split('/').at(-1)
  await server.call(`/api/invitations/${invitation}/accept`, { body: { username: 'zofia', password: testPassword } })
  const { body } = await server.call(`/api/documents/directory/${organizationId}`, { cookie: registered.cookie })
  const memberId = (body as { members: { id: string; username: string }[] }).members.find(
    ({ username }) => username === 'zofia',
  )?.id
  const redirectUrl = `${application.url}/callback`
  const added = await server.call('/api/operator/applications', {
    cookie: operator.cookie,
    body: { name: 'Rejestr faktur', right, redirectUrls: [redirectUrl], logoutUrl: `${application.url}/logout` },
  })
  const { id, secret } = added.body as { id: string; secret: string }
  const config = await oidc.discovery(new URL(`${origin}/api/auth`), id, undefined, oidc.ClientSecretBasic(secret), {
    execute: [oidc.allowInsecureRequests],
  })

  /** What the application does with one person's browser, up to the code. */
  const begin = async (browser = openBrowser(), changes: Record<string, string> = {}) => {
    const verifier = oidc.randomPKCECodeVerifier()
    const [state, nonce] = [oidc.randomState(), oidc.randomNonce()]
    const url = oidc.buildAuthorizationUrl(config, {
      redirect_uri: redirectUrl,
      scope: 'openid offline_access',
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...{ state, nonce },
      ...changes,
    })
    const { url: at } = await browser.follow(
      url.href,
      { headers: { accept: 'text/html' } },
      (to) => !to.includes('/api/auth/'),
    )
    const redeem = (): Promise<oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers> =>
      oidc.authorizationCodeGrant(config, new URL(at), {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
      })
    return { at, redeem, start: url.href }
  }
  const signedIn = async (username: string) => {
    const browser = openBrowser()
    await browser.post(`${origin}/api/auth/sign-in/username`, { username, password: testPassword })
    return browser
  }
  const enter = async (username = 'zofia') => (await begin(await signedIn(username))).redeem()
  const errorOf = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'accepted',
      (error: unknown) => (error as { error?: string }).error ?? String(error),
    )
  return {
    ...{ server, origin, application, operator, organizationId, accountId, memberId, mutate, id, secret, config },
    ...{ begin, signedIn, enter, errorOf },
  }
}

it('[ISSUE 11] an application signs a person in by code and PKCE, and learns of its own section alone', async () => {
  const { enter, config, organizationId, accountId, errorOf } = await setup()
  const tokens = await enter()
  const access = [
    {
      id: organizationId,
      name: 'Mewa Telekom sp. z o.o.',
      accounts: [{ id: accountId, name: 'Mewa Telekom', rights: ['finance'] }],
    },
  ]
  const claims = tokens.claims()
  expect(claims?.[accessClaim]).toEqual(access)
  const header = JSON.parse(Buffer.from(tokens.id_token?.split('.')[0] ?? '', 'base64url').toString()) as object
  expect(header).toMatchObject({ alg: 'RS256' })
  expect(await oidc.tokenIntrospection(config, tokens.access_token)).toMatchObject({ active: true })
  const again = await oidc.refreshTokenGrant(config, tokens.refresh_token ?? '')
  expect(again.claims()?.[accessClaim]).toEqual(access)
  // A refresh token used twice ends all that came from it.
  expect(await errorOf(oidc.refreshTokenGrant(config, tokens.refresh_token ?? ''))).toBe('invalid_grant')
  expect(await errorOf(oidc.refreshTokenGrant(config, again.refresh_token ?? ''))).toBe('invalid_grant')
})

it('[ISSUE 11] access and refresh end the moment the right ends, and the application receives a logout token', async () => {
  const { enter, config, mutate, memberId, application, errorOf, begin, signedIn, id } = await setup()
  const tokens = await enter()
  const taken = { memberId, add: [], remove: ['finance'], addRoles: [], removeRoles: [] }
  expect((await mutate('changeRights', taken)).body).toMatchObject({ outcomes: [{ outcome: 'accepted' }] })
  await vi.waitFor(() => expect(application.logouts).toHaveLength(1))
  expect(await oidc.tokenIntrospection(config, tokens.access_token)).toMatchObject({ active: false })
  expect(await errorOf(oidc.refreshTokenGrant(config, tokens.refresh_token ?? ''))).toBe('invalid_grant')
  const [header = '', payload = ''] = (application.logouts[0]?.get('logout_token') ?? '').split('.')
  const read = (part: string): object => JSON.parse(Buffer.from(part, 'base64url').toString()) as object
  expect(read(header)).toMatchObject({ alg: 'RS256', typ: 'logout+jwt' })
  expect(read(payload)).toMatchObject({
    aud: id,
    sub: tokens.claims()?.sub,
    iss: tokens.claims()?.iss,
    events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
  })
  const closed = await begin(await signedIn('zofia'))
  expect(closed.at).toContain('/no-access?application=Rejestr%20faktur')
})

it('[ISSUE 11] a code is redeemed once; at the same moment, at most one of two gets tokens', async () => {
  const { begin, signedIn, errorOf } = await setup()
  const one = await begin(await signedIn('zofia'))
  expect(await errorOf(one.redeem())).toBe('accepted')
  expect(await errorOf(one.redeem())).not.toBe('accepted')
  const raced = await begin(await signedIn('zofia'))
  const results = await Promise.all([1, 2, 3, 4].map(() => errorOf(raced.redeem())))
  expect(results.filter((result) => result === 'accepted').length).toBeLessThanOrEqual(1)
})

it('[ISSUE 11] a right that ends between code and token is not used', async () => {
  const { begin, signedIn, errorOf, mutate, memberId } = await setup()
  const entered = await begin(await signedIn('zofia'))
  await mutate('suspendMember', { memberId })
  expect(await errorOf(entered.redeem())).not.toBe('accepted')
})

it('[ISSUE 11] signing out ends what the person has in applications', async () => {
  const { begin, signedIn, config, application, errorOf, origin } = await setup()
  const browser = await signedIn('zofia')
  const tokens = await (await begin(browser)).redeem()
  await browser.post(`${origin}/api/auth/sign-out`, {})
  await vi.waitFor(() => expect(application.logouts).toHaveLength(1))
  expect(await errorOf(oidc.refreshTokenGrant(config, tokens.refresh_token ?? ''))).toBe('invalid_grant')
})

it('[ISSUE 11] without a session the person signs in first, and comes back to the application', async () => {
  const { begin, server, origin } = await setup()
  const browser = openBrowser()
  const { at, start } = await begin(browser)
  expect(at).toBe(`${origin}/?return=${encodeURIComponent(start.slice(origin.length))}`)
  expect((await begin(browser, { prompt: 'none' })).at).toContain('error=login_required')
  expect(server.logged.filter((line) => line.includes('request-failed'))).toEqual([])
})

it('[ISSUE 11] a foreign redirect address, a missing PKCE and a wrong secret get no code and no token', async () => {
  const { begin, signedIn, id, config, origin, errorOf } = await setup()
  const zofia = await signedIn('zofia')
  for (const changes of [
    { redirect_uri: 'https://attacker.example/callback' },
    { code_challenge: '', code_challenge_method: '' },
    { client_id: 'made-up' },
  ])
    expect((await begin(zofia, changes as Record<string, string>)).at).not.toContain('code=')
  const impostor = await oidc.discovery(
    new URL(`${origin}/api/auth`),
    id,
    undefined,
    oidc.ClientSecretBasic('a wrong secret'),
    { execute: [oidc.allowInsecureRequests] },
  )
  const tokens = await (await begin(zofia)).redeem()
  expect(await errorOf(oidc.refreshTokenGrant(impostor, tokens.refresh_token ?? ''))).toMatch(
    /invalid_client|WWWAuthenticate/,
  )
  expect(config.serverMetadata().issuer).toBe(`${origin}/api/auth`)
})

it('[ISSUE 11] operators alone register applications; the secret is shown once, renewed, and all of it is removed', async () => {
  const { server, operator, id, secret, enter, config, errorOf } = await setup()
  const halina = await server.call('/api/auth/sign-in/username', {
    body: { username: 'halina', password: testPassword },
  })
  const body = { name: 'Moja', right: 'mail', redirectUrls: ['https://app.example/cb'], logoutUrl: null }
  expect((await server.call('/api/operator/applications', { cookie: halina.cookie, body })).status).toBe(403)
  for (const redirectUrls of [[], ['http://app.example/cb'], ['https://a:b@app.example/cb'], ['javascript:alert(1)']])
    expect(
      (await server.call('/api/operator/applications', { cookie: operator.cookie, body: { ...body, redirectUrls } }))
        .status,
    ).toBe(400)
  const tokens = await enter()
  const list = await server.call('/api/operator/applications', { cookie: operator.cookie })
  expect(list.body).toMatchObject({ applications: [{ id, name: 'Rejestr faktur', right: 'finance', people: 1 }] })
  expect(JSON.stringify(list.body)).not.toContain(secret)
  const renewed = await server.call(`/api/operator/applications/${id}/secret`, {
    method: 'POST',
    cookie: operator.cookie,
  })
  expect(renewed.body).toMatchObject({ id })
  expect(await errorOf(oidc.refreshTokenGrant(config, tokens.refresh_token ?? ''))).toMatch(
    /invalid_client|WWWAuthenticate/,
  )
  const remove = () => server.call(`/api/operator/applications/${id}`, { method: 'DELETE', cookie: operator.cookie })
  expect([(await remove()).status, (await remove()).status]).toEqual([200, 404])
})

it('[S11] there are at most serverLimits.applications.countMax applications', async () => {
  const { identity } = await openTestIdentity()
  const redirectUrls = ['https://app.example/cb']
  const application = { name: 'App', right: 'mail' as const, redirectUrls, logoutUrl: null }
  for (let at = 0; at < serverLimits.applications.countMax; at += 1) await identity.applications.add(application)
  expect(await identity.applications.add(application)).toBeNull()
})

it('[S11] an application sends rateRules.application.max calls a minute', async () => {
  const app = await openTestApp({ limiter: createRateLimiter(() => 0) })
  const read = () => app.request('/api/auth/oauth2/userinfo')
  for (let at = 0; at < rateRules.application.max; at += 1) await read()
  expect((await read()).status).toBe(429)
})
