import * as v from 'valibot'
import { TokenIdSchema } from '../../kernel/ids.ts'
import { NameSchema } from '../../kernel/text.ts'
import { defineMutation } from '../define-mutation.ts'
import { put } from '../directory.ts'
import { actingMember } from '../guards/acting-member.ts'
import { refuseNewRecord } from '../guards/refuse-new-record.ts'
import { TokenScopeSchema, tokenScopes } from '../tokens.ts'
import { undoEach } from '../undo-changes.ts'

/** A program may act in the organisation from now on. Its secret is made by the server, which shows it once. */
export const createToken = defineMutation({
  arguments: v.object({
    tokenId: TokenIdSchema,
    name: NameSchema,
    scopes: v.pipe(v.array(TokenScopeSchema), v.minLength(1, 'empty'), v.maxLength(tokenScopes.length, 'too-many')),
    endsAt: v.nullable(v.pipe(v.number(), v.safeInteger('not-a-time'))),
  }),
  who: 'administrators',
  peopleOnly: true,
  history: 'integrations',
  run: (directory, { tokenId, name, scopes, endsAt }, context) => {
    if (endsAt !== null && endsAt <= context.now)
      return { code: 'invalid-arguments', issues: [{ path: 'endsAt', reason: 'past' }] }
    const { memberId: createdBy } = actingMember(context)
    // In one order, however they were chosen.
    const chosen = tokenScopes.filter((scope) => scopes.includes(scope))
    const token = { id: tokenId, name, scopes: chosen, endsAt, createdBy, createdAt: context.now }
    return refuseNewRecord(directory, 'token', tokenId) ?? [put('token', token)]
  },
  undo: undoEach('token', ({ after }) =>
    after === null ? [] : [{ name: 'revokeToken', args: { tokenId: after.id } }],
  ),
})
