import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { LoginId, Right, SignInMethod } from '@kontor/domain'
import { serverLimits } from '../limits.ts'
import { errorFacts, type Log } from '../log/log.ts'
import type { Auth } from './auth.ts'
import type { Applications } from './identity.ts'
import type { ClaimsFor } from './openid-plugins.ts'
import { signInMethodIn } from './sign-in-method.ts'

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
  readonly sessionId?: string | null
}

const tokenModels = ['oauthRefreshToken', 'oauthAccessToken'] as const

export const createApplications = async (
  auth: Auth,
  { claimsFor, log }: { readonly claimsFor: ClaimsFor; readonly log: Log },
): Promise<Applications> => {
  const { adapter, internalAdapter } = await auth.$context
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

  const methodOf = async (sessionId: string | null | undefined): Promise<SignInMethod | null> => {
    if (sessionId === null || sessionId === undefined) return null
    const session = await adapter.findOne<object>({ model: 'session', where: [{ field: 'id', value: sessionId }] })
    return session === null ? null : signInMethodIn(session)
  }

  /** better-auth leaves tokens that outlive their session: they are removed, codes in progress fail at the check. */
  const end = async (loginId: string, clientId: string, sessionIds: readonly string[] | null = null): Promise<void> => {
    const bySession =
      sessionIds === null ? [] : [{ field: 'sessionId', operator: 'in' as const, value: [...sessionIds] }]
    const where = [...byClient(clientId), { field: 'userId', value: loginId }, ...bySession]
    for (const token of tokenModels) await adapter.deleteMany({ model: token, where })
    const row = await client(clientId)
    if (row !== null) void sendLogout(row, loginId)
  }

  /** Of the sessions by which a person entered an application, those to which it is closed by now lose their tokens. */
  const endClosed = async ({ userId, clientId }: TokenRow, sessions: readonly (string | null)[]): Promise<void> => {
    const row = await client(clientId)
    if (row === null || typeof userId !== 'string') return
    const { right } = factsIn(row.metadata)
    const closed: (string | null)[] = []
    for (const sessionId of sessions) {
      const entrant = { loginId: userId as LoginId, signedInBy: await methodOf(sessionId) }
      if ((await claimsFor(entrant, right)) === null) closed.push(sessionId)
    }
    if (closed.length === sessions.length) await end(userId, clientId)
    else if (closed.length > 0)
      await end(
        userId,
        clientId,
        closed.filter((sessionId) => sessionId !== null),
      )
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
      const entrances = new Map<string, { readonly row: TokenRow; readonly sessions: Set<string | null> }>()
      for (const row of await tokens()) {
        if (typeof row.userId !== 'string' || !logins.has(row.userId as LoginId)) continue
        const key = `${row.userId} ${row.clientId}`
        const entrance = entrances.get(key) ?? { row, sessions: new Set() }
        entrances.set(key, entrance)
        entrance.sessions.add(row.sessionId ?? null)
      }
      for (const { row, sessions } of entrances.values()) await endClosed(row, [...sessions])
    },
    sessionEnding: async (sessionId, loginId) => {
      const where = [{ field: 'sessionId', value: sessionId }]
      const entered = await Promise.all(tokenModels.map((token) => adapter.findMany<TokenRow>({ model: token, where })))
      for (const clientId of new Set(entered.flat().map((token) => token.clientId))) await end(loginId, clientId)
    },
    claimsIn: async (loginId, clientId, sessionId) => {
      const row = await client(clientId)
      const signedInBy = await methodOf(sessionId)
      return row === null ? null : claimsFor({ loginId, signedInBy }, factsIn(row.metadata).right)
    },
    grantedBy: async (form) => {
      const [code, refresh] = [form.get('code'), form.get('refresh_token')]
      if (refresh !== null) {
        const where = [{ field: 'token', value: hashOf(refresh) }]
        return methodOf((await adapter.findOne<TokenRow>({ model: 'oauthRefreshToken', where }))?.sessionId)
      }
      const kept = code === null ? null : await internalAdapter.findVerificationValue(hashOf(code))
      return methodOf(sessionIdIn(kept?.value))
    },
    closedTo: async (session, clientId) => {
      const row = await client(clientId)
      if (row === null || (await claimsFor(session, factsIn(row.metadata).right)) !== null) return null
      return row.name ?? ''
    },
  }
}

/** PostgreSQL answers JSON as an object, SQLite as text. */
const factsIn = (metadata: unknown): { readonly right: Right; readonly logoutUrl: string | null } => {
  const facts: unknown = typeof metadata === 'string' ? JSON.parse(metadata) : metadata
  return facts as { right: Right; logoutUrl: string | null }
}

/** Of the facts that better-auth keeps with a code. */
const sessionIdIn = (value: string | undefined): string | null => {
  try {
    const kept: unknown = JSON.parse(value ?? 'null')
    const id = typeof kept === 'object' && kept !== null && 'sessionId' in kept ? kept.sessionId : null
    return typeof id === 'string' ? id : null
  } catch {
    return null
  }
}

const newSecret = (): string => randomBytes(32).toString('base64url')

/** As better-auth compares it. */
const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')
