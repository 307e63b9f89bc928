import { randomUUID } from 'node:crypto'
import * as oidc from 'openid-client'
import { expect, it, onTestFinished, vi } from 'vitest'
import { operate } from '../../backup/operate.ts'
import { serverLimits } from '../../limits.ts'
import { openBrowser } from '../../testing/open-browser.ts'
import { registrationOf, testPassword } from '../../testing/open-test-app.ts'
import { openTestServer } from '../../testing/open-test-server.ts'
import { openProvider } from '../../testing/openid-provider.ts'

type Browser = ReturnType<typeof openBrowser>

/** A server with a real provider, and `halina` with two browsers: one signed in through it, one by her password. */
const setup = async () => {
  const provider = await openProvider()
  const server = await openTestServer(provider.settings)
  const origin = `http://127.0.0.1:${server.port()}`
  provider.serve(origin)
  onTestFinished(async () => {
    await server.close()
    await provider.close()
  })
  const { body } = await server.call('/api/organizations', { body: registrationOf('halina') })
  const { organizationId, accountId } = body as { organizationId: string; accountId: string }
  const isPage = (url: string): boolean => url.startsWith(origin) && !url.includes('/api/')
  const json = async (answer: Response) => ({ status: answer.status, body: (await answer.json()) as unknown })
  const read = async (browser: Browser, path: string) => json(await browser.get(`${origin}${path}`))
  const post = async (browser: Browser, path: string, sent: object) =>
    json(await browser.post(`${origin}${path}`, sent))
  const atProvider = async (browser: Browser, path: string, sent: object) => {
    const { url } = (await post(browser, path, sent)).body as { url: string }
    await browser.signInAtProvider(url, 'h.wroblewska', isPage)
  }
  const byPassword = openBrowser()
  await post(byPassword, '/api/auth/sign-in/username', { username: 'halina', password: testPassword })
  await atProvider(byPassword, '/api/auth/link-social', { password: testPassword })
  const byProvider = openBrowser()
  await atProvider(byProvider, '/api/auth/sign-in/social', {})
  const directory = `/api/documents/directory/${organizationId}`
  const mutate = async (browser: Browser, name: string, args: object) => {
    const sent = await post(browser, `${directory}/mutations`, { mutations: [{ id: randomUUID(), name, args }] })
    return (sent.body as { outcomes?: { outcome: string; code?: string }[] }).outcomes?.[0] ?? sent
  }
  const demand = (browser: Browser, demanded: boolean) => mutate(browser, 'demandSingleSignOn', { demanded })
  return { server, origin, directory, organizationId, accountId, byPassword, byProvider, read, post, mutate, demand }
}
const required = { status: 403, body: { error: { code: 'single-sign-on-required' } } }

it('[ISSUE 11] only a session by the provider demands single sign-on; then only such sessions open the organisation', async () => {
  const { byPassword, byProvider, directory, accountId, read, mutate, demand } = await setup()
  expect(await demand(byPassword, true)).toMatchObject({ outcome: 'refused', code: 'single-sign-on-first' })
  expect(await demand(byProvider, true)).toMatchObject({ outcome: 'accepted' })
  const section = `/api/documents/section/${accountId}.mail`
  for (const path of [
    directory,
    section,
    `${directory}/update`,
    `${section}/update`,
    `${directory}/history`,
    `${section}/history`,
    `${directory}/tokens`,
    `${directory}/single-sign-on`,
    `${section}/attachments/${'0'.repeat(64)}`,
    `/api/documents/section/${accountId}.finance/running`,
  ])
    expect([path, await read(byPassword, path)]).toEqual([path, required])
  expect((await read(byProvider, directory)).status).toBe(200)
  expect(await mutate(byPassword, 'renameAccount', { accountId, name: 'Inna' })).toEqual(required)
  expect(await demand(byPassword, false)).toEqual(required)
  expect((await read(byPassword, '/api/access')).body).toMatchObject({
    signedInBy: 'password',
    organizations: [{ directory: 'none', accounts: [], awaitsSingleSignOn: { directory: 'write' } }],
  })
  expect(await read(byPassword, '/api/login/requests')).toEqual({ status: 200, body: { requests: [] } })
  expect(await demand(byProvider, false)).toMatchObject({ outcome: 'accepted' })
  expect((await read(byPassword, directory)).status).toBe(200)
})

it('[ISSUE 11] administrators see whom the demand would keep out; tokens go on', async () => {
  const { server, byProvider, directory, organizationId, accountId, read, post, mutate, demand } = await setup()
  const invited = { homeAccountId: accountId, admin: false, rights: ['mail'], roleIds: [], grants: [] }
  const zofia = { invitationId: 'invitation-1', name: 'Zofia', email: 'zofia@example.org' }
  await mutate(byProvider, 'inviteMember', { ...zofia, ...invited })
  const link = (await post(byProvider, `${directory}/invitations/invitation-1/link`, {})).body as { url: string }
  const accepted = await server.call(`/api/invitations/${link.url.split('/').at(-1)}/accept`, {
    body: { username: 'zofia', password: testPassword },
  })
  const { members } = (await read(byProvider, directory)).body as { members: { id: string; username: string }[] }
  const zofiaId = members.find(({ username }) => username === 'zofia')?.id
  expect(await read(byProvider, `${directory}/single-sign-on`)).toEqual({ status: 200, body: { unlinked: [zofiaId] } })
  expect((await server.call(`${directory}/single-sign-on`, { cookie: accepted.cookie })).status).toBe(403)
  const token = { tokenId: 'token-0001', name: 'ERP', scopes: ['read-directory'], endsAt: null }
  const { secret } = (await post(byProvider, `${directory}/tokens`, token)).body as { secret: string }
  await demand(byProvider, true)
  const program = await fetch(`http://127.0.0.1:${server.port()}${directory}`, {
    headers: { authorization: `Bearer ${secret}` },
  })
  expect([program.status, organizationId]).toEqual([200, organizationId])
  expect((await server.call(`/api/documents/section/${accountId}.mail`, { cookie: accepted.cookie })).body).toEqual(
    required.body,
  )
})

it('[ISSUE 11] the operator lifts the demand, on their side and by command, and the history says so', async () => {
  const { server, byPassword, byProvider, directory, organizationId, read, demand } = await setup()
  const invitation = server.firstOperatorLink()?.split('/').at(-1)
  const operator = await server.call(`/api/operator-links/${invitation}/accept`, {
    body: { name: 'Olga Operator', email: 'olga@example.org', username: 'olga', password: testPassword },
  })
  await demand(byProvider, true)
  const page = `/api/operator/organizations/${organizationId}`
  expect((await server.call(page, { cookie: operator.cookie })).body).toMatchObject({ singleSignOn: true })
  await server.call(`/api/operator/documents/directory/${organizationId}/mutations`, {
    cookie: operator.cookie,
    body: { mutations: [{ id: randomUUID(), name: 'liftSingleSignOn', args: {} }] },
  })
  expect((await read(byPassword, directory)).status).toBe(200)

  await demand(byProvider, true)
  expect((await read(byPassword, directory)).status).toBe(403)
  const environment = { KONTOR_DATA_DIR: server.dataDir }
  await operate(['operator', 'lift-single-sign-on', organizationId], environment)
  // A running server looks for effects of others now and then.
  await server.clock.advance(2 * serverLimits.effectsLookedForEveryMs)
  await server.effectsDone()
  expect((await read(byPassword, directory)).status).toBe(200)
  const { entries } = (await read(byPassword, `${directory}/history`)).body as { entries: { name: string }[] }
  expect(entries.map(({ name }) => name).filter((name) => name.includes('SingleSignOn'))).toEqual([
    ...['clearSingleSignOn', 'demandSingleSignOn', 'liftSingleSignOn', 'demandSingleSignOn'],
  ])
  await expect(operate(['operator', 'lift-single-sign-on', 'unknown-organization'], environment)).rejects.toThrow(
    'There is no organisation',
  )
})

it('[ISSUE 11] an application learns of the organisation by a session through the provider alone', async () => {
  const { server, origin, byPassword, byProvider, organizationId, demand } = await setup()
  const invitation = server.firstOperatorLink()?.split('/').at(-1)
  const operator = await server.call(`/api/operator-links/${invitation}/accept`, {
    body: { name: 'Olga Operator', email: 'olga@example.org', username: 'olga', password: testPassword },
  })
  const redirectUrl = 'https://app.example/callback'
  const application = { name: 'Rejestr', right: 'finance', redirectUrls: [redirectUrl], logoutUrl: null }
  const added = await server.call('/api/operator/applications', { cookie: operator.cookie, body: application })
  const { id, secret } = added.body as { id: string; secret: string }
  const config = await oidc.discovery(new URL(`${origin}/api/auth`), id, undefined, oidc.ClientSecretBasic(secret), {
    execute: [oidc.allowInsecureRequests],
  })
  const begin = async (browser: Browser) => {
    const pkceCodeVerifier = oidc.randomPKCECodeVerifier()
    const expectedState = oidc.randomState()
    const url = oidc.buildAuthorizationUrl(config, {
      redirect_uri: redirectUrl,
      scope: 'openid offline_access',
      code_challenge: await oidc.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: 'S256',
      state: expectedState,
    })
    const headers = { accept: 'text/html' }
    const { url: at } = await browser.follow(url.href, { headers }, (to) => !to.includes('/api/auth/'))
    return { at, redeem: () => oidc.authorizationCodeGrant(config, new URL(at), { pkceCodeVerifier, expectedState }) }
  }
  const errorOf = (work: Promise<unknown>) =>
    work.then(
      () => 'accepted',
      (error: { error?: string }) => error.error,
    )
  const [mine, theirs] = [await (await begin(byProvider)).redeem(), await (await begin(byPassword)).redeem()]
  const late = await begin(byPassword)
  const accessIn = (tokens: Pick<typeof mine, 'claims'>) => tokens.claims()?.['urn:kontor:access']
  expect(accessIn(theirs)).toMatchObject([{ id: organizationId }])
  await demand(byProvider, true)
  expect((await begin(byPassword)).at).toContain('/no-access?application=Rejestr')
  expect(await errorOf(late.redeem())).toBe('invalid_grant')
  expect(await oidc.tokenIntrospection(config, theirs.access_token)).toEqual({ active: false })
  await vi.waitFor(async () =>
    expect(await errorOf(oidc.refreshTokenGrant(config, theirs.refresh_token ?? ''))).toBe('invalid_grant'),
  )
  expect(await oidc.tokenIntrospection(config, mine.access_token)).toMatchObject({ active: true })
  expect(accessIn(await oidc.refreshTokenGrant(config, mine.refresh_token ?? ''))).toMatchObject([
    { id: organizationId },
  ])
})
