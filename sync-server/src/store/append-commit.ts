import type { OrganizationId } from '@kontor/domain'
import type { DocumentName } from '@kontor/protocol'
import type { Kysely } from 'kysely'
import { mentionAttachments } from './attachment-rows.ts'
import { chained, genesisHash } from './entry-hash.ts'
import { chunks } from './chunks.ts'
import { writeClaims } from './claim-rows.ts'
import { writeConversations } from './conversation-rows.ts'
import { writeEffects } from './effect-rows.ts'
import { logRow } from './log-rows.ts'
import type { Tables } from './tables.ts'
import type { ChainedEntry, Commit, LogEntry } from './store.ts'
import { WrongSeq } from './store-errors.ts'
import { first, run, type Work } from './work.ts'

/** Chains the entries of a commit to each other and to the last entry of their document. */
export type BindEntries = (
  document: DocumentName,
  lastHash: string,
  entries: readonly LogEntry[],
) => readonly ChainedEntry[]

const inChain: BindEntries = (document, lastHash, entries) => chained(document, lastHash, entries)

/**
 * Writes one commit; runs inside a transaction, which is rolled back on an error. Only a bench passes another `bind`.
 */
export function* appendCommit(db: Kysely<Tables>, commit: Commit, bind: BindEntries = inChain): Work<void> {
  const organizationId = yield* advance(db, commit)
  const { organization } = commit
  if (organization !== null) {
    const row = {
      profile: organization.profile,
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
  yield* writeClaims(db, organizationId, commit)
  yield* writeConversations(db, organizationId, commit)
  const bound = bind(commit.document, yield* lastHash(db, commit), commit.entries)
  yield* writeLog(db, commit, bound)
  yield* mentionAttachments(db, commit)
  yield* writeEffects(db, organizationId, commit.effects)
  if (commit.also !== null) yield* appendCommit(db, commit.also, bind)
}

/** Moves the document from the expected seq to the new one, and stores the update. */
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

/** The hash of the entry before the first one of the commit. */
function* lastHash(db: Kysely<Tables>, { document, expectedSeq, entries }: Commit): Work<string> {
  if (expectedSeq === 0 || entries.length === 0) return genesisHash
  const query = db.selectFrom('log').select('hash').where('document', '=', document).where('seq', '=', expectedSeq)
  return (yield* first(query))?.hash ?? genesisHash
}
