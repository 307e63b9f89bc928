import { createHash } from 'node:crypto'
import type { BetterAuthPlugin } from 'better-auth'
import { APIError, createAuthEndpoint } from 'better-auth/api'
import { generateIdTokenNonce, generateState, getOAuthCallbackPath } from 'better-auth/oauth2'
import { genericOAuth } from 'better-auth/plugins'
import * as z from 'zod'
import type { SingleSignOnSettings } from '../settings/settings.ts'

/** The provider's id within better-auth, part of the address that providers send people back to. */
export const providerId = 'sso'

/** Where better-auth leads when it no longer knows what was begun. */
export const singleSignOnFailedPath = '/'

/**
 * Sign-in through the host's OpenID provider. A person is found by the provider's subject alone: the e-mail that it names
 * is replaced by one that no login can have, so none is ever linked by an e-mail, verified or not.
 */
export const singleSignOnProvider = (settings: SingleSignOnSettings | null) => {
  const config = settings === null ? [] : [configOf(settings)]
  return {
    ...genericOAuth({ config }),
    // The provider is looked up when it is first used, so the server starts while it is down. better-auth would wait for
    // it here, without a limit.
    init: () => ({
      context: { genericOAuthPendingDiscovery: new Map(config.map((provider) => [provider.providerId, provider])) },
    }),
  }
}

const configOf = ({ issuer, clientId, clientSecret }: SingleSignOnSettings) => ({
  providerId,
  discoveryUrl: `${issuer}/.well-known/openid-configuration`,
  requireIdTokenVerification: true,
  clientId,
  clientSecret,
  authentication: 'basic' as const,
  scopes: ['openid'],
  pkce: true,
  disableSignUp: true,
  disableImplicitSignUp: true,
  getUserInfo: ({ idToken }: { readonly idToken?: string | undefined }) => {
    // Its signature, issuer, audience and nonce have been verified; its `sub` is compared again.
    const sub = subjectIn(idToken)
    if (sub === null) return Promise.resolve(null)
    const digest = createHash('sha256').update(sub).digest('hex').slice(0, 32)
    return Promise.resolve({ sub, email: `${digest}@single-sign-on.invalid`, emailVerified: false, name: '' })
  },
})

const subjectIn = (idToken: string | undefined): string | null => {
  try {
    const claims: unknown = JSON.parse(Buffer.from(idToken?.split('.')[1] ?? '', 'base64url').toString())
    const sub = typeof claims === 'object' && claims !== null && 'sub' in claims ? claims.sub : null
    return typeof sub === 'string' ? sub : null
  } catch {
    return null
  }
}

/**
 * Starts linking a login to a person of the provider. For the server alone: the caller has proven that the login is
 * the person's. better-auth's own call takes a session, which a person who must link before signing in does not have.
 */
export const singleSignOnLinking = () =>
  ({
    id: 'single-sign-on-linking',
    endpoints: {
      linkSingleSignOn: createAuthEndpoint(
        '/link-single-sign-on',
        {
          method: 'POST',
          metadata: { SERVER_ONLY: true },
          body: z.object({
            provider: z.literal(providerId),
            loginId: z.string(),
            email: z.string(),
            callbackURL: z.string(),
            errorCallbackURL: z.string(),
          }),
        },
        async (context) => {
          const provider = context.context.socialProviders.find(({ id }) => id === providerId)
          if (provider === undefined) throw new APIError('NOT_FOUND', { code: 'PROVIDER_NOT_FOUND', message: 'absent' })
          const idTokenNonce = generateIdTokenNonce(provider)
          const link = { userId: context.body.loginId, email: context.body.email }
          const { state, codeVerifier } = await generateState(context, {
            link,
            ...(idTokenNonce === undefined ? {} : { idTokenNonce }),
          })
          const url = await provider.createAuthorizationURL({
            state,
            codeVerifier,
            ...(idTokenNonce === undefined ? {} : { idTokenNonce }),
            redirectURI: `${context.context.baseURL}${getOAuthCallbackPath(provider)}`,
          })
          return context.json({ url: url.toString() })
        },
      ),
    },
  }) satisfies BetterAuthPlugin
