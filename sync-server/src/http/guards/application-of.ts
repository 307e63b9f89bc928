import { liveToken, type OrganizationId, type TokenScope } from '@kontor/domain'
import type { Context } from 'hono'
import type { ApiTokens, TokenName } from '../../api-tokens/api-tokens.ts'
import { hashOfSecret, secretIn } from '../../api-tokens/token-secret.ts'
import { serverLimits } from '../../limits.ts'
import type { RateLimiter } from '../../rate-limit/rate-limiter.ts'
import { rateRules } from '../../rate-limit/rate-rules.ts'
import type { Rooms } from '../../rooms/rooms.ts'
import { Failure } from '../answers/failure.ts'
import type { HttpEnvironment } from '../http-environment.ts'

export interface ApplicationParts {
  readonly apiTokens: Pick<ApiTokens, 'find' | 'use'>
  readonly rooms: Pick<Rooms, 'readDirectory'>
  readonly limiter: RateLimiter
  readonly now: () => number
}

/**
 * The program that calls with an access token, which must have the scope; null: the call has no token, so it is a
 * person's. A token that is unknown, was revoked or has ended is answered alike. As with `sessionOf`, a call looks again
 * before it answers or writes.
 */
export const applicationOf = async (
  parts: ApplicationParts,
  context: Context<HttpEnvironment>,
  scope: TokenScope,
): Promise<TokenName | null> => {
  const header = context.req.header('authorization')
  if (header === undefined) return null
  const known = context.get('application')
  const name = known ?? (await identified(parts, context, header))
  const now = parts.now()
  const scopes = await parts.rooms.readDirectory(
    name.organizationId,
    (directory) => liveToken(directory, name.tokenId, now)?.scopes ?? null,
  )
  if (scopes === null) throw invalid(context)
  if (!scopes.includes(scope)) throw new Failure(403, 'scope-missing', { scope })
  context.set('application', name)
  return name
}

/** The same, for a call about one organisation. */
export const applicationIn = async (
  parts: ApplicationParts,
  context: Context<HttpEnvironment>,
  { organizationId, scope }: { readonly organizationId: OrganizationId; readonly scope: TokenScope },
): Promise<TokenName | null> => {
  const name = await applicationOf(parts, context, scope)
  if (name !== null && name.organizationId !== organizationId) throw new Failure(403, 'not-allowed')
  return name
}

/** Whose secret it is. Wrong ones are counted by caller, calls by token (S11). */
const identified = async (
  { apiTokens, limiter, now }: ApplicationParts,
  context: Context<HttpEnvironment>,
  header: string,
): Promise<TokenName> => {
  const caller = context.get('clientAddress')
  refuseTooMany(await limiter.take('wrong token', caller, rateRules.wrongToken))
  const secret = secretIn(header)
  const found = secret === null ? null : await apiTokens.find(hashOfSecret(secret))
  if (found === null) throw invalid(context)
  await limiter.giveBack('wrong token', caller, rateRules.wrongToken)
  const { lastUsedAt, ...name } = found
  refuseTooMany(await limiter.take('token', `${name.organizationId}/${name.tokenId}`, rateRules.token))
  if (now() - (lastUsedAt ?? 0) >= serverLimits.tokenUseRecordedEveryMs) await apiTokens.use(name, now())
  return name
}

const refuseTooMany = (afterMs: number | null): void => {
  if (afterMs !== null) throw new Failure(429, 'too-many', { afterMs })
}

const invalid = (context: Context): Failure => {
  context.header('www-authenticate', 'Bearer')
  return new Failure(401, 'token-invalid')
}
