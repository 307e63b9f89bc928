import type { OrganizationId, TokenId } from '@kontor/domain'

/**
 * The secrets of access tokens, as hashes, and when each was used. What a token may do, and whether it still may, is in
 * the directory of its organisation.
 */
export interface ApiTokens {
  /** Keeps the secret's hash; an earlier one of the same token is replaced. */
  add(token: TokenName, secretHash: string): Promise<void>
  /** Whose secret this is; null: no token's. */
  find(secretHash: string): Promise<UsedToken | null>
  /** The token was used at this moment. */
  use(token: TokenName, at: number): Promise<void>
  /** The last use of every token of an organisation; null: never. */
  lastUses(organizationId: OrganizationId): Promise<ReadonlyMap<TokenId, number | null>>
  remove(token: TokenName): Promise<void>
}

/** Ids are made by clients, so a token is only known together with its organisation. */
export interface TokenName {
  readonly organizationId: OrganizationId
  readonly tokenId: TokenId
}

export interface UsedToken extends TokenName {
  readonly lastUsedAt: number | null
}
