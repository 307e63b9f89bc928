import type { OrganizationId } from '@kontor/domain'
import type { DocumentName } from '@kontor/protocol'
import type { Kysely } from 'kysely'
import { chained, genesisHash } from './entry-hash.ts'
import { chunks } from './chunks.ts'
import { writeEffects } from './effect-rows.ts'
import { logRow } from './log-rows.ts'
import type { Tables } from './tables.ts'
import type { ChainedEntry, Commit, LogEntry } from './store.ts'
import { AccountClaimed, UnitClaimed, WrongSeq } from './store-errors.ts'
import { first, run, type Work } from './work.ts'

/** Binds the entries of a commit to each other and to the last of their document. */
export type BindEntries = (
  document: DocumentName,
  lastHash: string,
  entries: readonly LogEntry[],
) => readonly ChainedEntry[]

const inChain: BindEntries = (document, lastHash, entries) => chained(document, lastHash, entries)

/** Writes one commit; runs inside a transaction, which its errors undo. Only a bench binds otherwise than in a chain. */
export function* appendCommit(db: Kysely<Tables>, commit: Commit, bind: BindEntries = inChain): Work<void> {
  const organizationId = yield* advance(db, commit)
  const { organization } = commit
  if (organization !== null) {
    const row = {
      name: organization.name,
      tax_id: organization.taxId,
      contract_units: JSON.stringify(organization.contractUnits),
      demonstration: organization.demonstration ? 1 : 0,
    }
    yield* run(
      db
        .insertInto('organizations')
        .values({ id: organization.id, ...row })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row)),
    )
  }
  for (const accountId of commit.accounts) {
    const taken = yield* run(
      db
        .insertInto('accounts')
        .values({ id: accountId, organization_id: organizationId })
        .onConflict((conflict) => conflict.column('id').doNothing()),
    )
    if (taken === 0) throw new AccountClaimed(accountId)
  }
  yield* writeClaims(db, organizationId, commit)
  yield* writeMemberships(db, commit)
  const bound = bind(commit.document, yield* lastHash(db, commit), commit.entries)
  yield* writeLog(db, commit, bound)
  yield* writeEffects(db, organizationId, commit.effects)
}

/** Moves the document from the expected seq to the new one, and keeps the update that carries it. */
function* advance(db: Kysely<Tables>, commit: Commit): Work<OrganizationId> {
  const seq = commit.expectedSeq + commit.entries.length
  const moved = yield* first(
    db
      .updateTable('documents')
      .set({ seq })
      .where('name', '=', commit.document)
      .where('seq', '=', commit.expectedSeq)
      .returning('organization_id'),
  )
  if (moved === null) throw new WrongSeq(commit.document, commit.expectedSeq)
  if (commit.update !== null)
    yield* run(db.insertInto('updates').values({ document: commit.document, seq, bytes: commit.update }))
  return moved.organization_id as OrganizationId
}

function* writeClaims(db: Kysely<Tables>, organizationId: OrganizationId, commit: Commit): Work<void> {
  for (const change of commit.claims) {
    if ('release' in change) {
      yield* run(
        db.deleteFrom('claims').where('identifier', '=', change.release).where('organization_id', '=', organizationId),
      )
      continue
    }
    const claimed = yield* run(
      db
        .insertInto('claims')
        .values({
          identifier: change.claim,
          organization_id: change.organizationId,
          account_id: change.accountId,
          unit_id: change.unitId,
        })
        .onConflict((conflict) => conflict.column('identifier').doNothing()),
    )
    if (claimed === 0) throw new UnitClaimed(change.claim)
  }
}

function* writeMemberships(db: Kysely<Tables>, commit: Commit): Work<void> {
  for (const { loginId, organizationId, membership } of commit.memberships) {
    if (membership === null) {
      yield* run(
        db.deleteFrom('memberships').where('login_id', '=', loginId).where('organization_id', '=', organizationId),
      )
      continue
    }
    const row = { is_primary: membership.primary ? 1 : 0 }
    yield* run(
      db
        .insertInto('memberships')
        .values({ login_id: loginId, organization_id: organizationId, ...row })
        .onConflict((conflict) => conflict.columns(['login_id', 'organization_id']).doUpdateSet(row)),
    )
  }
}

function* writeLog(
  db: Kysely<Tables>,
  { document, outcomes: all }: Commit,
  bound: readonly ChainedEntry[],
): Work<void> {
  for (const entries of chunks(bound))
    yield* run(db.insertInto('log').values(entries.map((entry) => logRow(document, entry))))
  for (const outcomes of chunks(all)) {
    const rows = outcomes.map(({ loginId, outcome, refused }) => ({
      document,
      login_id: loginId,
      mutation_id: outcome.id,
      outcome: JSON.stringify(outcome),
      refused_at: refused?.at ?? null,
      refused: refused === undefined ? null : JSON.stringify(refused),
    }))
    yield* run(db.insertInto('outcomes').values(rows))
  }
}

/** Of the entry before the first one of the commit. */
function* lastHash(db: Kysely<Tables>, { document, expectedSeq, entries }: Commit): Work<string> {
  if (expectedSeq === 0 || entries.length === 0) return genesisHash
  const query = db.selectFrom('log').select('hash').where('document', '=', document).where('seq', '=', expectedSeq)
  return (yield* first(query))?.hash ?? genesisHash
}
