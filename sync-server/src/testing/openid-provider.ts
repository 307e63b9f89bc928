import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

const client = { id: 'kontor', secret: 'a secret of the client' }

/**
 * A certified OpenID provider with its own pages for signing in: any name is a person, whose subject is that name. It
 * answers once the origin of the server that it signs people in to is known.
 */
export const openProvider = async () => {
  let answer: RequestListener = (_request, response) => response.writeHead(503).end()
  const server = createServer((request, response) => answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    issuer,
    settings: {
      KONTOR_OIDC_ISSUER: issuer,
      KONTOR_OIDC_CLIENT_ID: client.id,
      KONTOR_OIDC_CLIENT_SECRET: client.secret,
      KONTOR_OIDC_NAME: 'Konto firmowe',
    },
    serve: (origin: string): void => {
      const provider = providerOf(issuer, origin)
      const listener = provider.callback()
      answer = (request, response) => void listener(request, response)
    },
    /** As a provider that is down. */
    fail: (): void => {
      answer = (_request, response) => response.writeHead(503).end()
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const providerOf = (issuer: string, origin: string): Provider =>
  new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [`${origin}/api/auth/callback/sso`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    // It says of everyone that the e-mail of an administrator is theirs: that must count for nothing.
    claims: { openid: ['sub', 'email', 'email_verified'] },
    conformIdTokenClaims: false,
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: 'halina@example.org', email_verified: true }),
    }),
    cookies: { keys: ['a key of the test'] },
    pkce: { required: () => true },
  })
