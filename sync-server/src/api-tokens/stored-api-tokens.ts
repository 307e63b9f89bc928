import type { OrganizationId, TokenId } from '@kontor/domain'
import { Kysely } from 'kysely'
import type { Database } from '../store/database.ts'
import type { Tables } from '../store/tables.ts'
import { all, first, run } from '../store/work.ts'
import type { ApiTokens, TokenName } from './api-tokens.ts'

/** Tokens in the server's database, whose tables the store has made. */
export const createStoredApiTokens = ({ dialect, runner }: Database): ApiTokens => {
  const db = new Kysely<Tables>({ dialect })
  const removal = ({ organizationId, tokenId }: TokenName) =>
    db.deleteFrom('api_tokens').where('organization_id', '=', organizationId).where('token_id', '=', tokenId)

  return {
    add: (name, secretHash) =>
      runner.transaction(function* () {
        yield* run(removal(name))
        const { organizationId: organization_id, tokenId: token_id } = name
        const row = { organization_id, token_id, secret_hash: secretHash, last_used_at: null }
        yield* run(db.insertInto('api_tokens').values(row))
      }),

    find: (secretHash) =>
      runner.read(function* () {
        const row = yield* first(db.selectFrom('api_tokens').selectAll().where('secret_hash', '=', secretHash))
        if (row === null) return null
        return {
          organizationId: row.organization_id as OrganizationId,
          tokenId: row.token_id as TokenId,
          lastUsedAt: row.last_used_at,
        }
      }),

    use: async ({ organizationId, tokenId }, at) => {
      const changed = db.updateTable('api_tokens').set({ last_used_at: at })
      await runner.transaction(() =>
        run(changed.where('organization_id', '=', organizationId).where('token_id', '=', tokenId)),
      )
    },

    lastUses: (organizationId) =>
      runner.read(function* () {
        const rows = yield* all(
          db
            .selectFrom('api_tokens')
            .select(['token_id', 'last_used_at'])
            .where('organization_id', '=', organizationId),
        )
        return new Map(rows.map((row) => [row.token_id as TokenId, row.last_used_at]))
      }),

    remove: async (name) => {
      await runner.transaction(() => run(removal(name)))
    },
  }
}
