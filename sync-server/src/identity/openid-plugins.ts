import { AsyncLocalStorage } from 'node:async_hooks'
import { oauthProvider } from '@better-auth/oauth-provider'
import type { LoginId, Right, SignInMethod } from '@kontor/domain'
import type { BetterAuthPlugin } from 'better-auth'
import { APIError, createAuthEndpoint } from 'better-auth/api'
import { jwt, resolveSigningKey, signJWT } from 'better-auth/plugins'
import * as z from 'zod'
import { serverLimits } from '../limits.ts'
import type { Session } from './identity.ts'

/** A person, and how the session was made by which they entered an application; null: unknown. */
export type Entrant = Pick<Session, 'loginId' | 'signedInBy'>

/** What an application learns of a person, as claims; null: it is closed to them. */
export type ClaimsFor = (entrant: Entrant, right: Right) => Promise<Readonly<Record<string, unknown>> | null>

/** How the session was made of the code or refresh token in the call: better-auth does not say it where it makes tokens. */
export const grantSession = new AsyncLocalStorage<SignInMethod | null>()

const keys = { jwks: { keyPairConfig: { alg: 'RS256' as const, modulusLength: 2048 as const } } }

export interface OpenIdParts {
  readonly claimsFor: ClaimsFor
  /** The same for a token: a person, an application and a session by their ids. */
  readonly claimsIn: (loginId: LoginId, clientId: string, sessionId: string | null) => ReturnType<ClaimsFor>
}

/** Kontor as the OpenID provider of the host's applications, which operators register. */
export const openIdPlugins = ({ claimsFor, claimsIn }: OpenIdParts) => {
  /** Computed for every token: access may have ended since the last one. */
  const claims = async (loginId: string | undefined, metadata: Readonly<Record<string, unknown>> | undefined) => {
    const right = metadata?.['right']
    const found =
      loginId === undefined || right === undefined
        ? null
        : await claimsFor({ loginId: loginId as LoginId, signedInBy: grantSession.getStore() ?? null }, right as Right)
    if (found === null)
      throw new APIError('BAD_REQUEST', { error: 'invalid_grant', error_description: 'access has ended' })
    return { ...found }
  }
  return [
    jwt({ ...keys, disableSettingJwtHeader: true }),
    oauthProvider({
      // A person without a session is led to the sign-in before better-auth sees the call: see `openid-calls.ts`.
      loginPage: '/',
      consentPage: '/',
      scopes: ['openid', 'profile', 'email', 'offline_access'],
      grantTypes: ['authorization_code', 'refresh_token'],
      accessTokenExpiresIn: serverLimits.applications.accessTokenLifetimeMs / 1000,
      refreshTokenExpiresIn: serverLimits.applications.refreshTokenLifetimeMs / 1000,
      codeExpiresIn: serverLimits.applications.codeLifetimeMs / 1000,
      allowDynamicClientRegistration: false,
      customTokenResponseFields: async ({ user, metadata }) => {
        await claims(user?.id, metadata)
        return {}
      },
      customIdTokenClaims: ({ user, metadata }) => claims(user.id, metadata),
      // Judged when asked: the token may be in its time, and the access have ended.
      customUserInfoClaims: async ({ user, jwt }) => {
        const { client_id: clientId, sid } = jwt
        const sessionId = typeof sid === 'string' ? sid : null
        const found = typeof clientId === 'string' ? await claimsIn(user.id as LoginId, clientId, sessionId) : null
        if (found === null) throw invalidToken()
        return { ...found }
      },
      silenceWarnings: { oauthAuthServerConfig: true, openidConfig: true },
    }),
    logoutTokens(),
  ] as const
}

/** RFC 6750, 3.1. */
const invalidToken = (): APIError => {
  const [error, error_description] = ['invalid_token', 'access has ended']
  return new APIError(
    'UNAUTHORIZED',
    { error, error_description },
    { 'WWW-Authenticate': `Bearer error="${error}", error_description="${error_description}"` },
  )
}

/** Signs the tokens of OpenID Connect Back-Channel Logout 1.0, 2.4, with the key of id tokens. For the server alone. */
const logoutTokens = () =>
  ({
    id: 'logout-tokens',
    endpoints: {
      signLogoutToken: createAuthEndpoint(
        '/sign-logout-token',
        {
          method: 'POST',
          metadata: { SERVER_ONLY: true },
          body: z.object({ clientId: z.string(), loginId: z.string(), jti: z.string() }),
        },
        async (context) => {
          const { clientId, loginId, jti } = context.body
          const iat = Math.floor(Date.now() / 1000)
          const resolvedKey = await resolveSigningKey(context, keys)
          const token = await signJWT(context, {
            options: keys,
            payload: {
              iss: context.context.baseURL,
              aud: clientId,
              sub: loginId,
              iat,
              exp: iat + serverLimits.applications.logoutTokenLifetimeMs / 1000,
              jti,
              events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
            },
            header: { typ: 'logout+jwt' },
            ...(resolvedKey === null ? {} : { resolvedKey }),
          })
          return context.json({ token })
        },
      ),
    },
  }) satisfies BetterAuthPlugin
