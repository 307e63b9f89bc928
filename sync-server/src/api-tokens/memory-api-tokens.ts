import type { ApiTokens, TokenName, UsedToken } from './api-tokens.ts'

/** Tokens in memory: the same as `stored-api-tokens.ts`. */
export const memoryApiTokens = (): ApiTokens => {
  const tokens = new Map<string, UsedToken & { readonly secretHash: string }>()
  const keyOf = ({ organizationId, tokenId }: TokenName): string => `${organizationId}/${tokenId}`
  return {
    add: async ({ organizationId, tokenId }, secretHash) => {
      const token = { organizationId, tokenId, secretHash, lastUsedAt: null }
      tokens.set(keyOf(token), token)
    },
    find: async (secretHash) => {
      for (const token of tokens.values()) {
        const { secretHash: hash, ...used } = token
        if (hash === secretHash) return used
      }
      return null
    },
    use: async (name, at) => {
      const token = tokens.get(keyOf(name))
      if (token !== undefined) tokens.set(keyOf(name), { ...token, lastUsedAt: at })
    },
    lastUses: async (organizationId) =>
      new Map(
        [...tokens.values()]
          .filter((token) => token.organizationId === organizationId)
          .map(({ tokenId, lastUsedAt }) => [tokenId, lastUsedAt]),
      ),
    remove: async (name) => void tokens.delete(keyOf(name)),
  }
}
