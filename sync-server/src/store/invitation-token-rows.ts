import type { OrganizationId } from '@kontor/domain'
import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'
import type { SqliteRunner } from './sqlite-runner.ts'
import type { Store } from './store.ts'

/** The hash of the one living link of each invitation. */
export const invitationTokenRows = (
  db: Kysely<Tables>,
  runner: SqliteRunner,
): Pick<Store, 'invitationToken' | 'invitationGeneration' | 'replaceInvitationToken'> => {
  const generationOf = (organizationId: OrganizationId, invitationId: string): number => {
    const row = runner.first(
      db
        .selectFrom('invitation_tokens')
        .select('generation')
        .where('organization_id', '=', organizationId)
        .where('invitation_id', '=', invitationId),
    )
    return row?.generation ?? 0
  }

  const isKnown = (organizationId: OrganizationId): boolean =>
    runner.first(db.selectFrom('organizations').select('id').where('id', '=', organizationId)) !== null

  return {
    invitationToken: async (tokenHash) => {
      const row = runner.first(db.selectFrom('invitation_tokens').selectAll().where('token_hash', '=', tokenHash))
      if (row === null) return null
      return {
        tokenHash: row.token_hash,
        organizationId: row.organization_id as OrganizationId,
        invitationId: row.invitation_id,
        generation: row.generation,
      }
    },

    invitationGeneration: async (organizationId, invitationId) => generationOf(organizationId, invitationId),

    replaceInvitationToken: ({ tokenHash, organizationId, invitationId, generation }) =>
      runner.transaction(() => {
        if (!isKnown(organizationId) || generationOf(organizationId, invitationId) >= generation) return
        runner.run(
          db
            .deleteFrom('invitation_tokens')
            .where('organization_id', '=', organizationId)
            .where('invitation_id', '=', invitationId),
        )
        runner.run(
          db.insertInto('invitation_tokens').values({
            token_hash: tokenHash,
            organization_id: organizationId,
            invitation_id: invitationId,
            generation,
          }),
        )
      }),
  }
}
