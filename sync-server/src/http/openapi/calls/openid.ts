import * as v from 'valibot'
import type { CallSubject, DescribedCall } from '../described-call.ts'

const clientAuthentication = { client_id: v.optional(v.string()), client_secret: v.optional(v.string()) }

const TokenRequestSchema = v.object({
  grant_type: v.picklist(['authorization_code', 'refresh_token']),
  code: v.optional(v.string()),
  redirect_uri: v.optional(v.string()),
  code_verifier: v.optional(v.string()),
  refresh_token: v.optional(v.string()),
  ...clientAuthentication,
})

const TokenAnswerSchema = v.object({
  access_token: v.string(),
  token_type: v.literal('Bearer'),
  expires_in: v.number(),
  id_token: v.optional(v.string()),
  refresh_token: v.optional(v.string()),
  scope: v.optional(v.string()),
})

const AuthorizeQuerySchema = v.object({
  response_type: v.literal('code'),
  client_id: v.string(),
  redirect_uri: v.string(),
  scope: v.string(),
  state: v.optional(v.string()),
  nonce: v.optional(v.string()),
  code_challenge: v.string(),
  code_challenge_method: v.literal('S256'),
  prompt: v.optional(v.string()),
})

const TokenFormSchema = v.object({
  token: v.string(),
  token_type_hint: v.optional(v.string()),
  ...clientAuthentication,
})

const userinfo = {
  path: '/api/auth/oauth2/userinfo',
  words: {
    en: 'The claims of the person whose access token it is, while they may still open the application.',
    pl: 'Dane osoby, której token dostępu przesłano, dopóki może ona otworzyć aplikację.',
  },
  callers: ['application'],
  answer: v.looseObject({ sub: v.string(), name: v.optional(v.string()), email: v.optional(v.string()) }),
  errors: { 401: ['invalid_token'] },
} as const satisfies Partial<DescribedCall>

/** Kontor as the OpenID provider of the host's applications. Errors have the form of OAuth 2.0: `{"error": "invalid_grant"}`. */
export const openIdProviderCalls: CallSubject = {
  key: 'openid',
  name: { en: 'Sign-in to applications (OpenID Connect)', pl: 'Logowanie do aplikacji (OpenID Connect)' },
  isFor: 'programs',
  calls: [
    {
      method: 'get',
      path: '/api/auth/.well-known/openid-configuration',
      id: 'readOpenIdConfiguration',
      words: {
        en: 'Discovery: the addresses and abilities of the provider.',
        pl: 'Adresy i możliwości dostawcy (discovery).',
      },
      callers: ['anyone'],
      answer: v.looseObject({ issuer: v.string(), authorization_endpoint: v.string(), token_endpoint: v.string() }),
    },
    {
      method: 'get',
      path: '/api/auth/jwks',
      id: 'readSigningKeys',
      words: { en: 'The keys that sign id tokens and logout tokens.', pl: 'Klucze, którymi podpisane są tokeny.' },
      callers: ['anyone'],
      answer: v.object({ keys: v.array(v.looseObject({ kid: v.string(), kty: v.string() })) }),
    },
    {
      method: 'get',
      path: '/api/auth/oauth2/authorize',
      id: 'authorize',
      words: {
        en: 'Where the application sends the browser of a person; it comes back with a code. PKCE is required.',
        pl: 'Tu aplikacja kieruje przeglądarkę osoby; wraca ona z kodem. PKCE jest wymagane.',
      },
      callers: ['session'],
      query: AuthorizeQuerySchema,
      status: 302,
    },
    {
      method: 'post',
      path: '/api/auth/oauth2/token',
      id: 'exchangeCode',
      words: {
        en: 'Exchanges a code or a refresh token. Access is decided anew each time.',
        pl: 'Wymienia kod albo token odświeżania. Dostęp jest za każdym razem sprawdzany od nowa.',
      },
      callers: ['application'],
      body: TokenRequestSchema,
      takesForm: true,
      answer: TokenAnswerSchema,
      errors: { 400: ['invalid_grant', 'invalid_request'], 401: ['invalid_client'] },
    },
    { method: 'get', id: 'readUserinfo', ...userinfo },
    { method: 'post', id: 'readUserinfoByPost', ...userinfo },
    {
      method: 'post',
      path: '/api/auth/oauth2/introspect',
      id: 'introspectToken',
      words: { en: 'Whether a token is still good.', pl: 'Czy token jest jeszcze ważny.' },
      callers: ['application'],
      body: TokenFormSchema,
      takesForm: true,
      answer: v.looseObject({ active: v.boolean() }),
      errors: { 401: ['invalid_client'] },
    },
    {
      method: 'post',
      path: '/api/auth/oauth2/revoke',
      id: 'revokeApplicationToken',
      words: { en: 'Ends a token of the application.', pl: 'Unieważnia token aplikacji.' },
      callers: ['application'],
      body: TokenFormSchema,
      takesForm: true,
      errors: { 401: ['invalid_client'] },
    },
  ],
}
