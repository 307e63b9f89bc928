import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { LoginId, Right } from '@kontor/domain'
import { serverLimits } from '../limits.ts'
import { errorFacts, type Log } from '../log/log.ts'
import type { Auth } from './auth.ts'
import type { Applications } from './identity.ts'
import type { ClaimsFor } from './openid-plugins.ts'

interface ClientRow {
  readonly id: string
  readonly clientId: string
  readonly name?: string | null
  readonly redirectUris: readonly string[]
  readonly createdAt?: Date | null
  readonly metadata?: unknown
}

interface TokenRow {
  readonly id: string
  readonly clientId: string
  readonly userId?: string | null
}

const tokenModels = ['oauthRefreshToken', 'oauthAccessToken'] as const

export const createApplications = async (
  auth: Auth,
  { claimsFor, log }: { readonly claimsFor: ClaimsFor; readonly log: Log },
): Promise<Applications> => {
  const { adapter } = await auth.$context
  const model = 'oauthClient'
  const byClient = (id: string) => [{ field: 'clientId', value: id }]
  const clients = () => adapter.findMany<ClientRow>({ model })
  const client = (id: string) => adapter.findOne<ClientRow>({ model, where: byClient(id) })

  /** All tokens: there are a few for each person who is signed in to an application. */
  const tokens = async (): Promise<readonly TokenRow[]> =>
    (await Promise.all(tokenModels.map((token) => adapter.findMany<TokenRow>({ model: token })))).flat()

  /** OpenID Connect Back-Channel Logout 1.0, 2.5: one attempt, which does not hold up what ended the access. */
  const sendLogout = async ({ clientId, metadata }: ClientRow, loginId: string): Promise<void> => {
    const { logoutUrl } = factsIn(metadata)
    if (logoutUrl === null) return
    try {
      const { token } = await auth.api.signLogoutToken({ body: { clientId, loginId, jti: randomUUID() } })
      const answer = await fetch(logoutUrl, {
        method: 'POST',
        body: new URLSearchParams({ logout_token: token }),
        redirect: 'error',
        signal: AbortSignal.timeout(serverLimits.applications.logoutTimeoutMs),
      })
      if (!answer.ok) log('logout-not-delivered', { application: clientId, status: answer.status })
    } catch (error) {
      log('logout-not-delivered', { application: clientId, ...errorFacts(error) })
    }
  }

  /** better-auth leaves tokens that outlive their session: they are removed, codes in progress fail at the check. */
  const end = async (loginId: string, clientId: string): Promise<void> => {
    const where = [...byClient(clientId), { field: 'userId', value: loginId }]
    for (const token of tokenModels) await adapter.deleteMany({ model: token, where })
    const row = await client(clientId)
    if (row !== null) void sendLogout(row, loginId)
  }

  const keepSecret = async (id: string, secret: string): Promise<void> => {
    await adapter.update({
      model,
      where: byClient(id),
      update: { clientSecret: hashOf(secret), updatedAt: new Date() },
    })
  }

  return {
    list: async () => {
      const [rows, held] = await Promise.all([clients(), tokens()])
      return rows
        .map(({ clientId, name, redirectUris, createdAt, metadata }) => ({
          id: clientId,
          name: name ?? '',
          redirectUrls: [...redirectUris],
          ...factsIn(metadata),
          addedAt: createdAt?.getTime() ?? 0,
          people: new Set(held.filter((token) => token.clientId === clientId).map(({ userId }) => userId)).size,
        }))
        .sort((one, other) => one.addedAt - other.addedAt)
    },
    add: async ({ name, right, redirectUrls, logoutUrl }) => {
      if ((await clients()).length >= serverLimits.applications.countMax) return null
      const [id, secret] = [randomUUID(), newSecret()]
      await adapter.create({
        model,
        data: {
          clientId: id,
          clientSecret: hashOf(secret),
          name,
          redirectUris: redirectUrls,
          scopes: ['openid', 'profile', 'email', 'offline_access'],
          tokenEndpointAuthMethod: 'client_secret_basic',
          applicationType: redirectUrls.every((url) => url.startsWith('https:')) ? 'web' : 'native',
          grantTypes: ['authorization_code', 'refresh_token'],
          responseTypes: ['code'],
          requirePKCE: true,
          // The host's own program: its operator has consented for everyone.
          skipConsent: true,
          disabled: false,
          metadata: { right, logoutUrl },
          createdAt: new Date(),
          updatedAt: new Date(),
        },
      })
      return { id, secret }
    },
    renewSecret: async (id) => {
      if ((await client(id)) === null) return null
      const secret = newSecret()
      await keepSecret(id, secret)
      return { id, secret }
    },
    remove: async (id) => {
      const row = await client(id)
      if (row === null) return false
      const people = new Set((await tokens()).filter(({ clientId }) => clientId === id).map(({ userId }) => userId))
      for (const loginId of people) if (typeof loginId === 'string') await end(loginId, id)
      await adapter.deleteMany({ model, where: byClient(id) })
      return true
    },
    accessChanged: async (logins) => {
      if ((await adapter.count({ model })) === 0) return
      const held = new Map<string, TokenRow>()
      for (const token of await tokens())
        if (typeof token.userId === 'string' && logins.has(token.userId as LoginId))
          held.set(`${token.userId} ${token.clientId}`, token)
      for (const { userId, clientId } of held.values()) {
        const row = await client(clientId)
        if (row === null || typeof userId !== 'string') continue
        if ((await claimsFor(userId as LoginId, factsIn(row.metadata).right)) === null) await end(userId, clientId)
      }
    },
    sessionEnding: async (sessionId, loginId) => {
      const where = [{ field: 'sessionId', value: sessionId }]
      const entered = await Promise.all(tokenModels.map((token) => adapter.findMany<TokenRow>({ model: token, where })))
      for (const clientId of new Set(entered.flat().map((token) => token.clientId))) await end(loginId, clientId)
    },
    claimsIn: async (loginId, clientId) => {
      const row = await client(clientId)
      return row === null ? null : claimsFor(loginId, factsIn(row.metadata).right)
    },
    closedTo: async (loginId, clientId) => {
      const row = await client(clientId)
      if (row === null || (await claimsFor(loginId, factsIn(row.metadata).right)) !== null) return null
      return row.name ?? ''
    },
  }
}

/** PostgreSQL answers JSON as an object, SQLite as text. */
const factsIn = (metadata: unknown): { readonly right: Right; readonly logoutUrl: string | null } => {
  const facts: unknown = typeof metadata === 'string' ? JSON.parse(metadata) : metadata
  return facts as { right: Right; logoutUrl: string | null }
}

const newSecret = (): string => randomBytes(32).toString('base64url')

/** As better-auth compares it. */
const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')
