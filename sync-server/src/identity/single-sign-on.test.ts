import { expect, it, onTestFinished } from 'vitest'
import { registrationOf, testPassword } from '../testing/open-test-app.ts'
import { openBrowser } from '../testing/open-browser.ts'
import { openTestServer } from '../testing/open-test-server.ts'
import { openProvider } from '../testing/openid-provider.ts'

/** A server with a real provider, and `halina`, who is the primary login of an organisation. */
const setup = async () => {
  const provider = await openProvider()
  const server = await openTestServer(provider.settings)
  const origin = `http://127.0.0.1:${server.port()}`
  provider.serve(origin)
  onTestFinished(async () => {
    await server.close()
    await provider.close()
  })
  const { body, cookie } = await server.call('/api/organizations', { body: registrationOf('halina') })
  const { organizationId, accountId } = body as { organizationId: string; accountId: string }
  /** A browser; what it does at the provider ends where the app is reached again. */
  const open = () => {
    const browser = openBrowser()
    const isPage = (url: string): boolean => url.startsWith(origin) && !url.includes('/api/')
    const begin = async (path: string, sent: object) => {
      const answer = await browser.post(`${origin}${path}`, sent)
      return { status: answer.status, body: (await answer.json()) as { url?: string; continueAt?: string } }
    }
    const pathOf = (url: string): string => url.slice(origin.length)
    return {
      ...browser,
      begin,
      at: async (url: string, name: string | null) => pathOf((await browser.signInAtProvider(url, name, isPage)).url),
      singleSignOn: async (name: string | null, sent: object = {}) => {
        const { body } = await begin('/api/auth/sign-in/social', sent)
        return pathOf((await browser.signInAtProvider(body.url ?? '', name, isPage)).url)
      },
      signIn: (username: string) => begin('/api/auth/sign-in/username', { username, password: testPassword }),
      link: async (name: string) => {
        const { body } = await begin('/api/auth/link-social', { password: testPassword })
        return pathOf((await browser.signInAtProvider(body.url ?? '', name, isPage)).url)
      },
      who: async () => {
        const session = (await (await browser.get(`${origin}/api/auth/get-session`)).json()) as {
          user: { username: string }
        } | null
        return session?.user.username ?? null
      },
      own: async () =>
        ((await (await browser.get(`${origin}/api/login`)).json()) as { singleSignOn: { linkedAt: number | null } })
          .singleSignOn,
    }
  }
  return { provider, server, origin, cookie, organizationId, accountId, open }
}

it('[ISSUE 11] a login that its person linked by hand is signed in by the provider, and unlinking ends that', async () => {
  const { open, server } = await setup()
  const here = open()
  await here.signIn('halina')
  expect(await here.own()).toEqual({ name: 'Konto firmowe', linkedAt: null })
  expect(await here.link('h.wroblewska')).toBe('/me?linked')
  expect((await here.own()).linkedAt).toBeGreaterThan(0)

  const elsewhere = open()
  expect(await elsewhere.singleSignOn('h.wroblewska', { return: '/me?tab=sessions' })).toBe('/me?tab=sessions')
  expect(await elsewhere.who()).toBe('halina')

  expect((await here.begin('/api/auth/unlink-account', { password: testPassword })).status).toBe(200)
  expect(await open().singleSignOn('h.wroblewska')).toBe('/?error=signup_disabled')
  await server.effectsDone()
  const subjects = server.mails().map((mail) => /Subject: (.*)/.exec(mail)?.[1] ?? '')
  expect(subjects.length).toBeGreaterThanOrEqual(2)
})

it('[ISSUE 11] a person of the provider is never linked by an e-mail, verified or not', async () => {
  const { open, server } = await setup()
  const stranger = open()
  // The provider says that this person has the verified e-mail of `halina`.
  expect(await stranger.singleSignOn('obcy')).toBe('/?error=signup_disabled')
  expect(await stranger.who()).toBeNull()
  expect((await server.call('/api/auth/sign-in/username', { body: { username: 'obcy', password: 'x' } })).status).toBe(
    401,
  )
})

it('[ISSUE 11] linking asks for the password, and a person of the provider belongs to one login', async () => {
  const { open, server } = await setup()
  const here = open()
  await here.signIn('halina')
  expect(await here.begin('/api/auth/link-social', { password: 'a wrong password' })).toMatchObject({
    status: 403,
    body: { error: { code: 'wrong-password' } },
  })
  expect((await open().begin('/api/auth/link-social', { password: testPassword })).status).toBe(401)
  await here.link('wspólne')
  await server.call('/api/organizations', { body: registrationOf('jan') })
  const other = open()
  await other.signIn('jan')
  expect(await other.link('wspólne')).toMatch(/^\/me\?error=account_already_linked/)
  expect((await other.own()).linkedAt).toBeNull()
})

it('[ISSUE 11] an invitation is accepted without a password: the new login is linked to the person who signs in then', async () => {
  const { open, server, cookie, organizationId, accountId } = await setup()
  const args = {
    invitationId: 'invitation-1',
    name: 'Zofia Żółć',
    email: 'zofia@example.org',
    homeAccountId: accountId,
  }
  const rights = { admin: false, rights: ['mail'], roleIds: [], grants: [] }
  await server.call(`/api/documents/directory/${organizationId}/mutations`, {
    cookie,
    body: { mutations: [{ id: crypto.randomUUID(), name: 'inviteMember', args: { ...args, ...rights } }] },
  })
  await server.effectsDone()
  const link = /\/invitation\/[\w-]+(\?proof=[\w-]+)?/.exec(server.mails()[0] ?? '')?.[0] ?? ''
  const [token = '', proof] = link.replace('/invitation/', '').split('?proof=')
  const here = open()
  const accepted = await here.begin(`/api/invitations/${token}/accept`, {
    username: 'zofia',
    singleSignOn: true,
    ...(proof === undefined ? {} : { proof }),
  })
  expect(accepted).toMatchObject({ status: 200, body: { organizationId, accountId } })
  expect(await here.who()).toBeNull()
  expect(await here.at(accepted.body.continueAt ?? '', 'z.zolc')).toBe('/?linked')
  expect(await here.singleSignOn('z.zolc')).toBe('/')
  expect(await here.who()).toBe('zofia')
  // The password that no one knows signs no one in.
  expect((await open().signIn('zofia')).status).toBe(401)
})

it('[ISSUE 11] a person who turns back at the provider, and an answer that was not asked for, end on the sign-in page', async () => {
  const { open, origin } = await setup()
  const here = open()
  expect(await here.singleSignOn(null)).toMatch(/^\/\?error=access_denied/)
  for (const query of ['', '?state=made-up&code=made-up', '?error=server_error']) {
    const answer = await here.request(`${origin}/api/auth/callback/sso${query}`)
    expect(answer.headers.get('location')).toMatch(/^\/\?error=/)
  }
  expect(await here.who()).toBeNull()
})

it('[ISSUE 11] a code of the provider is taken once, and only in the browser that asked for it', async () => {
  const { open } = await setup()
  const here = open()
  await here.signIn('halina')
  await here.link('h.wroblewska')
  const [victim, attacker] = [open(), open()]
  const { body } = await attacker.begin('/api/auth/sign-in/social', {})
  const isCallback = (url: string): boolean => url.includes('/api/auth/callback/sso')
  const { url: callback } = await attacker.signInAtProvider(body.url ?? '', 'h.wroblewska', isCallback)
  // Cross-site request forgery: a link that signs another person's browser in to the attacker's login.
  const forged = await victim.request(callback)
  expect(forged.headers.get('location')).toMatch(/error=/)
  expect(await victim.who()).toBeNull()
  await attacker.request(callback)
  const again = await attacker.request(callback)
  expect(again.headers.get('location')).toMatch(/error=/)
})

it('[ISSUE 11] while the provider is down the server starts, people sign in by password, and the button says so', async () => {
  const provider = await openProvider()
  const server = await openTestServer(provider.settings)
  const origin = `http://127.0.0.1:${server.port()}`
  onTestFinished(async () => {
    await server.close()
    await provider.close()
  })
  await server.call('/api/organizations', { body: registrationOf('halina') })
  const start = () => server.call('/api/auth/sign-in/social', { body: {} })
  expect(await start()).toMatchObject({ status: 503, body: { error: { code: 'provider-unreachable' } } })
  const body = { username: 'halina', password: testPassword }
  expect((await server.call('/api/auth/sign-in/username', { body })).status).toBe(200)
  provider.serve(origin)
  expect((await start()).status).toBe(200)
})

it('[ISSUE 11] no answer leads out of the app, and without a provider there are no such calls', async () => {
  const { open, origin } = await setup()
  for (const back of ['https://attacker.example', '//attacker.example', '/\\attacker.example', '/a\n/b', 'me'])
    expect(await open().singleSignOn(null, { return: back })).toMatch(/^\/\?error=access_denied/)
  const here = open()
  const direct = await here.begin('/api/auth/sign-in/social', { provider: 'google', callbackURL: 'https://a.example' })
  expect(new URL(direct.body.url ?? '').searchParams.get('redirect_uri')).toBe(`${origin}/api/auth/callback/sso`)
  const without = await openTestServer()
  onTestFinished(() => without.close())
  for (const path of ['sign-in/social', 'link-social', 'unlink-account'])
    expect([401, 404]).toContain((await without.call(`/api/auth/${path}`, { body: {} })).status)
  expect((await without.call('/api/auth/callback/sso')).status).toBe(404)
})

it('[ISSUE 11] nothing of the provider but its subject is kept, and no token', async () => {
  const { open, server } = await setup()
  const here = open()
  await here.signIn('halina')
  await here.link('h.wroblewska')
  await open().singleSignOn('h.wroblewska')
  const { DatabaseSync } = await import('node:sqlite')
  const database = new DatabaseSync(`${server.dataDir}/kontor.sqlite`, { readOnly: true })
  const row = database.prepare("select * from login_credential where providerId = 'sso'").get()
  database.close()
  expect(row).toMatchObject({ accountId: 'h.wroblewska', accessToken: null, refreshToken: null, idToken: null })
})
