import type { OrganizationId } from '@kontor/domain'
import type { Kysely } from 'kysely'
import { serverLimits } from '../limits.ts'
import type { Tables } from './tables.ts'
import type { Store } from './store.ts'
import { first, run, type Runner, type Work } from './work.ts'

/** The links of invitations: the newest generation of each, and the hashes of its token and of earlier ones. */
export const invitationTokenRows = (
  db: Kysely<Tables>,
  runner: Runner,
): Pick<Store, 'invitationToken' | 'invitationGeneration' | 'replaceInvitationToken'> => {
  function* hasToken(organizationId: OrganizationId, invitationId: string, generation: number): Work<boolean> {
    const row = yield* first(
      db
        .selectFrom('invitation_tokens')
        .select('generation')
        .where('organization_id', '=', organizationId)
        .where('invitation_id', '=', invitationId)
        .where('generation', '>=', generation),
    )
    return row !== null
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
      runner.read(() => newestLink(db, organizationId, invitationId)),

    replaceInvitationToken: ({ tokenHash, organizationId, invitationId, generation }) =>
      runner.transaction(function* () {
        if (!(yield* isKnown(organizationId))) return
        if ((yield* newestLink(db, organizationId, invitationId)) > generation) return
        if (yield* hasToken(organizationId, invitationId, generation)) return
        yield* setNewestLink(db, organizationId, invitationId, generation)
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

/** The generation of the newest link of an invitation; 0 when there is none. */
export function* newestLink(db: Kysely<Tables>, organizationId: OrganizationId, invitationId: string): Work<number> {
  const row = yield* first(
    db
      .selectFrom('invitation_links')
      .select('generation')
      .where('organization_id', '=', organizationId)
      .where('invitation_id', '=', invitationId),
  )
  return row?.generation ?? 0
}

/** Ends every older link of the invitation. Hashes of the last ones are kept, so that their pages can say what happened. */
export function* setNewestLink(
  db: Kysely<Tables>,
  organizationId: OrganizationId,
  invitationId: string,
  generation: number,
): Work<void> {
  yield* run(
    db
      .insertInto('invitation_links')
      .values({ organization_id: organizationId, invitation_id: invitationId, generation })
      .onConflict((conflict) => conflict.columns(['organization_id', 'invitation_id']).doUpdateSet({ generation })),
  )
  const tokens = db
    .selectFrom('invitation_tokens')
    .select('generation')
    .where('organization_id', '=', organizationId)
    .where('invitation_id', '=', invitationId)
    .where('generation', '<', generation)
  yield* run(
    db
      .deleteFrom('invitation_tokens')
      .where('organization_id', '=', organizationId)
      .where('invitation_id', '=', invitationId)
      .where('generation', '<=', tokens.orderBy('generation', 'desc').limit(1).offset(serverLimits.replacedLinksMax)),
  )
}
