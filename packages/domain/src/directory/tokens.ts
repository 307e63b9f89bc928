import * as v from 'valibot'
import { MemberIdSchema, TokenIdSchema, type TokenId } from '../kernel/ids.ts'

/** What a token may do in its organisation, one by one. */
export const tokenScopes = ['check-access', 'read-directory', 'read-history', 'change-directory', 'scim'] as const
export type TokenScope = (typeof tokenScopes)[number]
export const TokenScopeSchema = v.picklist(tokenScopes)

const time = v.pipe(v.number(), v.safeInteger('not-a-time'), v.minValue(0, 'not-a-time'))

/**
 * A program that acts in this organisation by an access token. The token's secret is not here: the server keeps its hash.
 * A revoked token has no record.
 */
export const TokenSchema = v.object({
  id: TokenIdSchema,
  name: v.string(),
  scopes: v.array(TokenScopeSchema),
  /** Milliseconds since 1970; null: until it is revoked. */
  endsAt: v.nullable(time),
  createdBy: MemberIdSchema,
  createdAt: time,
})
export type Token = v.InferOutput<typeof TokenSchema>

/** The token, while it may be used; null when it is unknown, was revoked or has ended. */
export const liveToken = (
  { token: tokens }: { readonly token: ReadonlyMap<TokenId, Token> },
  tokenId: TokenId,
  now: number,
): Token | null => {
  const token = tokens.get(tokenId)
  return token === undefined || hasEnded(token, now) ? null : token
}

export const hasEnded = ({ endsAt }: Pick<Token, 'endsAt'>, now: number): boolean => endsAt !== null && endsAt <= now
