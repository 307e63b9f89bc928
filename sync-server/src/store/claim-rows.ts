import { sameTaxIdForm, type OrganizationId } from '@kontor/domain'
import type { Kysely } from 'kysely'
import { chunks } from './chunks.ts'
import { newestLink, setNewestLink } from './invitation-token-rows.ts'
import { perDatabase, prepared } from './prepared.ts'
import type { Commit, MembershipChange } from './store.ts'
import { AccountClaimed, DirectoryMoved, LinkReplaced, PrimacyClaimed, UnitClaimed } from './store-errors.ts'
import type { Tables } from './tables.ts'
import { all, first, run, type Work } from './work.ts'

/**
 * What a commit claims across documents: units, contract units, account ids, primacy, links, and the directory that it
 * was judged by. Each claim is decided in the transaction of the commit, so of two conflicting claims one fails.
 */
export function* writeClaims(db: Kysely<Tables>, organizationId: OrganizationId, commit: Commit): Work<void> {
  yield* checkDirectory(db, commit)
  for (const accountId of commit.accounts) {
    const row = { id: accountId, organization_id: organizationId }
    if ((yield* insertNew(db, 'accounts', row)) === 0) throw new AccountClaimed(accountId)
  }
  yield* claimContractUnits(db, organizationId, commit)
  yield* claimUnits(db, organizationId, commit)
  for (const change of commit.memberships) yield* writeMembership(db, change)
  yield* changeLinks(db, organizationId, commit)
}

/** S15. On PostgreSQL `lock-documents.ts` has locked the row that this reads. */
function* checkDirectory(db: Kysely<Tables>, { judgedBy }: Commit): Work<void> {
  if (judgedBy === null) return
  const row = yield* first(seqOf(db)({ name: judgedBy.directory }))
  if (row?.seq !== judgedBy.seq) throw new DirectoryMoved(judgedBy.directory, judgedBy.seq)
}

const seqOf = perDatabase((db) =>
  prepared(({ name }: { name: string }) => db.selectFrom('documents').select('seq').where('name', '=', name)),
)

/** Decision 6: an identifier is in one contract, and in no other organisation's account. */
function* claimContractUnits(
  db: Kysely<Tables>,
  organizationId: OrganizationId,
  { contractUnits }: Commit,
): Work<void> {
  if (contractUnits === null) return
  yield* run(db.deleteFrom('contract_units').where('organization_id', '=', organizationId))
  for (const identifiers of chunks(contractUnits)) {
    const [claimed] = yield* all(
      db
        .selectFrom('claims')
        .select('identifier')
        .where('identifier', 'in', identifiers)
        .where('organization_id', '!=', organizationId)
        .limit(1),
    )
    if (claimed !== undefined) throw new UnitClaimed(claimed.identifier)
  }
  for (const identifier of contractUnits) {
    const row = { identifier, organization_id: organizationId }
    if ((yield* insertNew(db, 'contract_units', row)) === 0) throw new UnitClaimed(identifier)
  }
}

function* claimUnits(db: Kysely<Tables>, organizationId: OrganizationId, { claims }: Commit): Work<void> {
  for (const change of claims) {
    if ('release' in change) {
      yield* run(
        db.deleteFrom('claims').where('identifier', '=', change.release).where('organization_id', '=', organizationId),
      )
      continue
    }
    const row = {
      identifier: change.claim,
      organization_id: change.organizationId,
      account_id: change.accountId,
      unit_id: change.unitId,
    }
    if ((yield* insertNew(db, 'claims', row)) === 0) throw new UnitClaimed(change.claim)
  }
}

function* writeMembership(db: Kysely<Tables>, change: MembershipChange): Work<void> {
  const { loginId, organizationId, membership } = change
  if (membership === null) {
    yield* run(
      db.deleteFrom('memberships').where('login_id', '=', loginId).where('organization_id', '=', organizationId),
    )
    return
  }
  yield* claimPrimacy(db, change, membership)
  const row = { is_primary: membership.primary ? 1 : 0 }
  yield* run(
    db
      .insertInto('memberships')
      .values({ login_id: loginId, organization_id: organizationId, ...row })
      .onConflict((conflict) => conflict.columns(['login_id', 'organization_id']).doUpdateSet(row)),
  )
}

/** Decision 5, B25: the organisations of a primary login are all of one legal entity. */
function* claimPrimacy(
  db: Kysely<Tables>,
  { loginId, organizationId }: MembershipChange,
  { primary }: { readonly primary: boolean },
): Work<void> {
  const own = yield* first(db.selectFrom('organizations').select('tax_id').where('id', '=', organizationId))
  const others = yield* all(
    db
      .selectFrom('memberships')
      .innerJoin('organizations', 'organizations.id', 'memberships.organization_id')
      .select(['organizations.tax_id', 'memberships.is_primary'])
      .where('memberships.login_id', '=', loginId)
      .where('memberships.organization_id', '!=', organizationId),
  )
  if (own === null) return
  const entity = sameTaxIdForm(own.tax_id)
  if (others.some((other) => (primary || other.is_primary === 1) && sameTaxIdForm(other.tax_id) !== entity))
    throw new PrimacyClaimed(loginId)
}

function* changeLinks(db: Kysely<Tables>, organizationId: OrganizationId, { links }: Commit): Work<void> {
  for (const link of links) {
    const newest = yield* newestLink(db, organizationId, link.invitationId)
    if ('used' in link ? newest !== link.used : newest >= link.newest) throw new LinkReplaced(link.invitationId)
    if ('newest' in link) yield* setNewestLink(db, organizationId, link.invitationId, link.newest)
  }
}

/** Returns 1 for a new row; 0, with nothing changed, when a row with its key exists. */
const insertNew = <T extends 'accounts' | 'claims' | 'contract_units'>(
  db: Kysely<Tables>,
  table: T,
  row: Tables[T],
): Work<number> =>
  run(
    db
      .insertInto(table as 'accounts')
      .values(row as Tables['accounts'])
      .onConflict((conflict) => conflict.doNothing()),
  )
