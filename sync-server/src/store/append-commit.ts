import type { OrganizationId } from '@kontor/domain'
import type { DocumentName } from '@kontor/protocol'
import type { Kysely } from 'kysely'
import { mentionAttachments } from './attachment-rows.ts'
import { chainedWithTexts, genesisHash } from './entry-hash.ts'
import { isDuplicate } from './is-duplicate.ts'
import { insertRows } from './insert-rows.ts'
import { writeClaims } from './claim-rows.ts'
import { writeConversations } from './conversation-rows.ts'
import { writeEffects } from './effect-rows.ts'
import { logRow, type LogRow } from './log-rows.ts'
import { perDatabase, prepared } from './prepared.ts'
import type { Tables } from './tables.ts'
import type { Commit, LogEntry } from './store.ts'
import { OutcomeStored, WrongSeq } from './store-errors.ts'
import { first, run, type Work } from './work.ts'

/** Chains the entries of a commit to each other and to the last entry of their document. */
export type BindEntries = (document: DocumentName, lastHash: string, entries: readonly LogEntry[]) => readonly LogRow[]

const inChain: BindEntries = (document, lastHash, entries) =>
  chainedWithTexts(document, lastHash, entries).map(({ entry, chained, texts }) =>
    logRow(document, { ...entry, ...chained }, texts),
  )

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
  const { document, expectedSeq, update } = commit
  const { move, insertUpdate } = queriesOf(db)
  const moved = yield* first(move({ document, expectedSeq, seq }))
  if (moved === null) throw new WrongSeq(document, expectedSeq)
  if (update !== null) yield* run(insertUpdate({ document, seq, bytes: update }))
  return moved.organization_id as OrganizationId
}

function* writeLog(db: Kysely<Tables>, { document, outcomes }: Commit, bound: readonly LogRow[]): Work<void> {
  yield* insertRows(db, 'log', bound)
  const rows = outcomes.map(({ loginId, outcome, refused }) => ({
    document,
    login_id: loginId,
    mutation_id: outcome.id,
    outcome: JSON.stringify(outcome),
    refused_at: refused?.at ?? null,
    refused: refused === undefined ? null : JSON.stringify(refused),
  }))
  try {
    yield* insertRows(db, 'outcomes', rows)
  } catch (error) {
    throw isDuplicate(error) ? new OutcomeStored(document) : error
  }
}

/** The hash of the entry before the first one of the commit. */
function* lastHash(db: Kysely<Tables>, { document, expectedSeq, entries }: Commit): Work<string> {
  if (expectedSeq === 0 || entries.length === 0) return genesisHash
  return (yield* first(queriesOf(db).hash({ document, seq: expectedSeq })))?.hash ?? genesisHash
}

const queriesOf = perDatabase((db) => ({
  move: prepared(({ document, expectedSeq, seq }: { document: string; expectedSeq: number; seq: number }) =>
    db
      .updateTable('documents')
      .set({ seq })
      .where('name', '=', document)
      .where('seq', '=', expectedSeq)
      .returning('organization_id'),
  ),
  insertUpdate: prepared(({ document, seq, bytes }: Tables['updates']) =>
    db.insertInto('updates').values({ document, seq, bytes }),
  ),
  hash: prepared(({ document, seq }: { document: string; seq: number }) =>
    db.selectFrom('log').select('hash').where('document', '=', document).where('seq', '=', seq),
  ),
}))
