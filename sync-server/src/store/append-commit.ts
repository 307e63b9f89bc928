import type { OrganizationId } from '@kontor/domain'
import type { DocumentName } from '@kontor/protocol'
import type { Kysely } from 'kysely'
import { chained, genesisHash } from '../history/entry-hash.ts'
import { AccountClaimed } from './account-claimed.ts'
import { chunks } from './chunks.ts'
import { writeEffects } from './effect-rows.ts'
import { logRow } from './log-rows.ts'
import type { Tables } from './tables.ts'
import type { SqliteRunner } from './sqlite-runner.ts'
import type { ChainedEntry, Commit, LogEntry } from './store.ts'
import { UnitClaimed } from './unit-claimed.ts'
import { WrongSeq } from './wrong-seq.ts'

/** Binds the entries of a commit to each other and to the last of their document. */
export type BindEntries = (
  document: DocumentName,
  lastHash: () => string,
  entries: readonly LogEntry[],
) => readonly ChainedEntry[]

const inChain: BindEntries = (document, lastHash, entries) => chained(document, lastHash(), entries)

/** Writes one commit; runs inside a transaction, which its errors undo. Only a bench binds otherwise than in a chain. */
export const appendCommit = (
  db: Kysely<Tables>,
  runner: SqliteRunner,
  commit: Commit,
  bind: BindEntries = inChain,
): void => {
  const organizationId = advance(db, runner, commit)
  const { organization } = commit
  if (organization !== null) {
    const row = {
      name: organization.name,
      tax_id: organization.taxId,
      contract_units: JSON.stringify(organization.contractUnits),
      demonstration: organization.demonstration ? 1 : 0,
    }
    runner.run(
      db
        .insertInto('organizations')
        .values({ id: organization.id, ...row })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row)),
    )
  }
  for (const accountId of commit.accounts) {
    const taken = runner.run(
      db
        .insertInto('accounts')
        .values({ id: accountId, organization_id: organizationId })
        .onConflict((conflict) => conflict.column('id').doNothing()),
    )
    if (taken === 0) throw new AccountClaimed(accountId)
  }
  writeClaims(db, runner, organizationId, commit)
  writeMemberships(db, runner, commit)
  const bound = bind(commit.document, () => lastHash(db, runner, commit), commit.entries)
  writeLog(db, runner, commit, bound)
  writeEffects(db, runner, organizationId, commit.effects)
}

/** Moves the document from the expected seq to the new one, and keeps the update that carries it. */
const advance = (db: Kysely<Tables>, runner: SqliteRunner, commit: Commit): OrganizationId => {
  const seq = commit.expectedSeq + commit.entries.length
  const moved = runner.first(
    db
      .updateTable('documents')
      .set({ seq })
      .where('name', '=', commit.document)
      .where('seq', '=', commit.expectedSeq)
      .returning('organization_id'),
  )
  if (moved === null) throw new WrongSeq(commit.document, commit.expectedSeq)
  if (commit.update !== null)
    runner.run(db.insertInto('updates').values({ document: commit.document, seq, bytes: commit.update }))
  return moved.organization_id as OrganizationId
}

const writeClaims = (
  db: Kysely<Tables>,
  runner: SqliteRunner,
  organizationId: OrganizationId,
  commit: Commit,
): void => {
  for (const change of commit.claims) {
    if ('release' in change) {
      runner.run(
        db.deleteFrom('claims').where('identifier', '=', change.release).where('organization_id', '=', organizationId),
      )
      continue
    }
    const claimed = runner.run(
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

const writeMemberships = (db: Kysely<Tables>, runner: SqliteRunner, commit: Commit): void => {
  for (const { loginId, organizationId, membership } of commit.memberships) {
    if (membership === null) {
      runner.run(
        db.deleteFrom('memberships').where('login_id', '=', loginId).where('organization_id', '=', organizationId),
      )
      continue
    }
    const row = { is_primary: membership.primary ? 1 : 0 }
    runner.run(
      db
        .insertInto('memberships')
        .values({ login_id: loginId, organization_id: organizationId, ...row })
        .onConflict((conflict) => conflict.columns(['login_id', 'organization_id']).doUpdateSet(row)),
    )
  }
}

const writeLog = (
  db: Kysely<Tables>,
  runner: SqliteRunner,
  { document, outcomes: all }: Commit,
  bound: readonly ChainedEntry[],
): void => {
  for (const entries of chunks(bound))
    runner.run(db.insertInto('log').values(entries.map((entry) => logRow(document, entry))))
  for (const outcomes of chunks(all)) {
    const rows = outcomes.map(({ loginId, outcome, refused }) => ({
      document,
      login_id: loginId,
      mutation_id: outcome.id,
      outcome: JSON.stringify(outcome),
      refused_at: refused?.at ?? null,
      refused: refused === undefined ? null : JSON.stringify(refused),
    }))
    runner.run(db.insertInto('outcomes').values(rows))
  }
}

/** Of the entry before the first one of the commit. */
const lastHash = (db: Kysely<Tables>, runner: SqliteRunner, { document, expectedSeq, entries }: Commit): string => {
  if (expectedSeq === 0 || entries.length === 0) return genesisHash
  const query = db.selectFrom('log').select('hash').where('document', '=', document).where('seq', '=', expectedSeq)
  return runner.first(query)?.hash ?? genesisHash
}
