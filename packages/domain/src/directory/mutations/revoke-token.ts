import * as v from 'valibot'
import { TokenIdSchema } from '../../kernel/ids.ts'
import { defineMutation } from '../define-mutation.ts'
import { remove } from '../directory.ts'
import { forgottenIntegration } from '../forgotten-integration.ts'
import { unknownRecord } from '../guards/unknown-record.ts'

/** The program is refused from now on, and the invitations that it sent and that still wait are void (B2). */
export const revokeToken = defineMutation({
  arguments: v.object({ tokenId: TokenIdSchema }),
  who: 'administrators',
  peopleOnly: true,
  history: 'integrations',
  run: (directory, { tokenId }) =>
    directory.token.has(tokenId) ? [remove('token', tokenId)] : unknownRecord('token', tokenId),
  undo: 'happened',
  effects: ({ args, content, now }) => [forgottenIntegration(content, args.tokenId, now)],
})
