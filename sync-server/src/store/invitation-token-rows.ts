import type { OrganizationId } from '@kontor/domain'
import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'
import type { Store } from './store.ts'
import { first, run, type Runner, type Work } from './work.ts'

/** The hash of the one living link of each invitation. */
export const invitationTokenRows = (
  db: Kysely<Tables>,
  runner: Runner,
): Pick<Store, 'invitationToken' | 'invitationGeneration' | 'replaceInvitationToken'> => {
  function* generationOf(organizationId: OrganizationId, invitationId: string): Work<number> {
    const row = yield* first(
      db
        .selectFrom('invitation_tokens')
        .select('generation')
        .where('organization_id', '=', organizationId)
        .where('invitation_id', '=', invitationId),
    )
    return row?.generation ?? 0
  }

  function* isKnown(organizationId: OrganizationId): Work<boolean> {
    return (yield* first(db.selectFrom('organizations').select('id').where('id', '=', organizationId))) !== null
  }

  return {
    invitationToken: (tokenHash) =>
      runner.read(function* () {
        const row = yield* first(db.selectFrom('invitation_tokens').selectAll().where('token_hash', '=', tokenHash))
        if (row === null) return null
        return {
          tokenHash: row.token_hash,
          organizationId: row.organization_id as OrganizationId,
          invitationId: row.invitation_id,
          generation: row.generation,
        }
      }),

    invitationGeneration: (organizationId, invitationId) =>
      runner.read(() => generationOf(organizationId, invitationId)),

    replaceInvitationToken: ({ tokenHash, organizationId, invitationId, generation }) =>
      runner.transaction(function* () {
        if (!(yield* isKnown(organizationId))) return
        if ((yield* generationOf(organizationId, invitationId)) >= generation) return
        yield* run(
          db
            .deleteFrom('invitation_tokens')
            .where('organization_id', '=', organizationId)
            .where('invitation_id', '=', invitationId),
        )
        yield* run(
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
