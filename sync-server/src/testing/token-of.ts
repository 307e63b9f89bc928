import { randomUUID } from 'node:crypto'
import type { TokenScope } from '@kontor/domain'
import type { TestApp, TestOwner } from './open-test-app.ts'

/** Makes an access token; `call` sends it. */
export const tokenOf = async (
  app: TestApp,
  owner: TestOwner,
  scopes: readonly TokenScope[],
  { endsAt = null, name = 'ERP' }: { readonly endsAt?: number | null; readonly name?: string } = {},
) => {
  const tokenId = randomUUID()
  const path = `/api/documents/directory/${owner.organizationId}/tokens`
  const answer = await app.call(path, { cookie: owner.cookie, body: { tokenId, name, scopes, endsAt } })
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
  const { secret } = answer.body as { readonly secret: string }
  const headers = { authorization: `Bearer ${secret}` }
  return {
    tokenId,
    secret,
    headers,
    call: async (called: string, body?: unknown) => {
      const { status, body: answered } = await app.call(called, { headers, ...(body === undefined ? {} : { body }) })
      return { status, body: answered as Record<string, unknown> }
    },
  }
}
