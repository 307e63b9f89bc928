import type { OrganizationId, TokenId } from '@kontor/domain'
import { expect, it } from 'vitest'
import type { ApiTokens } from '../api-tokens/api-tokens.ts'

const [mewa, bursztyn] = ['organization-mewa', 'organization-bursztyn'] as [OrganizationId, OrganizationId]
const [erp, hr] = ['token-erp', 'token-hr'] as [TokenId, TokenId]

/** Where the secrets of access tokens are kept. Both organisations exist. */
export const apiTokenContract = (open: () => Promise<ApiTokens>): void => {
  it('[ISSUE 11] a secret belongs to one token, until another one replaces it or the token is removed', async () => {
    const tokens = await open()
    const name = { organizationId: mewa, tokenId: erp }
    await tokens.add(name, 'first')
    expect(await tokens.find('first')).toEqual({ ...name, lastUsedAt: null })
    await tokens.add(name, 'second')
    expect([await tokens.find('first'), await tokens.find('second')]).toEqual([null, { ...name, lastUsedAt: null }])
    await tokens.remove(name)
    await tokens.remove(name)
    expect(await tokens.find('second')).toBe(null)
  })

  it('[ISSUE 11] tokens of two organisations may have one id, and are two tokens', async () => {
    const tokens = await open()
    for (const organizationId of [mewa, bursztyn]) await tokens.add({ organizationId, tokenId: erp }, organizationId)
    await tokens.add({ organizationId: mewa, tokenId: hr }, 'hr')
    await tokens.use({ organizationId: mewa, tokenId: erp }, 7)
    expect(await tokens.lastUses(mewa)).toEqual(new Map([...[[erp, 7] as const], ...[[hr, null] as const]]))
    expect(await tokens.lastUses(bursztyn)).toEqual(new Map([[erp, null]]))
    await tokens.remove({ organizationId: mewa, tokenId: erp })
    expect(await tokens.find(bursztyn)).toEqual({ organizationId: bursztyn, tokenId: erp, lastUsedAt: null })
  })
}
