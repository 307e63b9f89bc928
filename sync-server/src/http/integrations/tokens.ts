import { NewTokenSchema, type TokenSecret, type TokenUses } from '@kontor/protocol'
import { Hono, type Context } from 'hono'
import type { ApiTokens } from '../../api-tokens/api-tokens.ts'
import { hashOfSecret, newTokenSecret } from '../../api-tokens/token-secret.ts'
import type { Identity } from '../../identity/identity.ts'
import type { Rooms } from '../../rooms/rooms.ts'
import { parsedBody } from '../answers/parsed-body.ts'
import { administeredDirectory } from '../documents/administered-directory.ts'
import type { HttpEnvironment } from '../http-environment.ts'
import { submitted } from './submitted.ts'

/** The access tokens of an organisation, for its administrators. Revoking one is a mutation. */
export const tokens = (parts: {
  readonly identity: Pick<Identity, 'sessionOf'>
  readonly rooms: Pick<Rooms, 'kinds' | 'permission' | 'submit'>
  readonly apiTokens: Pick<ApiTokens, 'add' | 'lastUses'>
  readonly newId: () => string
}): Hono<HttpEnvironment> => {
  const administered = (context: Context) => administeredDirectory(parts, context)
  return new Hono<HttpEnvironment>()
    .get('/api/documents/directory/:organizationId/tokens', async (context) => {
      const { organizationId } = await administered(context)
      const uses = await parts.apiTokens.lastUses(organizationId)
      await administered(context)
      const tokens = [...uses].map(([id, lastUsedAt]) => ({ id, lastUsedAt }))
      return context.json({ tokens } satisfies TokenUses)
    })
    .post('/api/documents/directory/:organizationId/tokens', async (context) => {
      const args = await parsedBody(context, NewTokenSchema)
      const { name, organizationId, visitor } = await administered(context)
      // The server makes the id of the mutation, so a call that is sent twice makes no second secret.
      await submitted(parts.rooms, { name, visitor }, { id: parts.newId(), name: 'createToken', args })
      const secret = newTokenSecret()
      await parts.apiTokens.add({ organizationId, tokenId: args.tokenId }, hashOfSecret(secret))
      return context.json({ secret } satisfies TokenSecret, 201)
    })
}
