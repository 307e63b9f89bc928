import { randomUUID } from 'node:crypto'
import type { OrganizationId, RecordChange } from '@kontor/domain'
import type { DocumentName, Outcome } from '@kontor/protocol'
import { sql, type Kysely } from 'kysely'
import { documentOwner } from './document-owner.ts'
import { organizationOfAccount } from './look-up-rows.ts'
import type { Store } from './store.ts'
import type { Tables } from './tables.ts'
import { all, first, run, type Runner, type Work } from './work.ts'

/** Ids in one query: SQLite takes 32,766 parameters in a statement. */
const idsPerQuery = 1_000

type DocumentRow = Pick<Tables['documents'], 'seq' | 'epoch'>

interface NewsRow {
  /** 0: the document, with its epoch; 1: an update; 2: an entry, with its changes. */
  readonly part: number
  readonly seq: number
  readonly text: string | null
  readonly bytes: Uint8Array | null
}

/**
 * The document, then its updates and entries after a seq. One query, because servers that write to one document wait for
 * each other's, and each query goes to the database and back.
 */
const newsQuery = (
  db: Kysely<Tables>,
  { document, seq, entriesMax }: { document: DocumentName; seq: number; entriesMax: number },
) => ({
  compile: () =>
    sql<NewsRow>`
      select 0 as part, seq, epoch as text, null as bytes from documents where name = ${document}
      union all
      select 1, seq, null, bytes from updates where document = ${document} and seq > ${seq} and seq <= ${seq + entriesMax}
      union all
      select 2, seq, changes, null from log where document = ${document} and seq > ${seq} and seq <= ${seq + entriesMax}
      order by part, seq`.compile(db),
})

/** Documents with their updates, and the outcomes of the mutations in them. */
export const documentRows = (
  db: Kysely<Tables>,
  runner: Runner,
): Pick<Store, 'load' | 'since' | 'seqOf' | 'snapshot' | 'outcomes' | 'outcomeIds'> => {
  const find = (document: DocumentName): Work<DocumentRow | null> =>
    first(db.selectFrom('documents').select(['seq', 'epoch']).where('name', '=', document))

  function* organizationOf(document: DocumentName): Work<OrganizationId | null> {
    const owner = documentOwner(document)
    if (owner === null || 'organizationId' in owner) return owner?.organizationId ?? null
    return yield* organizationOfAccount(db, owner.accountId)
  }

  function* create(document: DocumentName): Work<void> {
    const organizationId = yield* organizationOf(document)
    if (organizationId === null) throw new Error(`${document} belongs to no organisation`)
    const row = { name: document, organization_id: organizationId, seq: 0, epoch: randomUUID() }
    yield* run(
      db
        .insertInto('documents')
        .values(row)
        .onConflict((conflict) => conflict.column('name').doNothing()),
    )
  }

  const load = (document: DocumentName) =>
    runner.read(function* () {
      const found = yield* find(document)
      if (found === null) return null
      const updates = yield* all(
        db.selectFrom('updates').select('bytes').where('document', '=', document).orderBy('seq'),
      )
      return { ...found, updates: updates.map(({ bytes }) => bytes) }
    })

  return {
    // A merged update holds everything up to its seq, so no row from before is needed.
    since: async (document, seq, entriesMax) => {
      const rows = await runner.readOnce(() => all(newsQuery(db, { document, seq, entriesMax })))
      const [found] = rows
      if (found?.part !== 0 || found.seq - seq > entriesMax) return null
      return {
        ...{ seq: found.seq, epoch: found.text ?? '' },
        updates: rows.flatMap(({ part, bytes }) => (part === 1 && bytes !== null ? [bytes] : [])),
        changes: rows.flatMap(({ part, text }) => (part === 2 ? (JSON.parse(text ?? '') as RecordChange[]) : [])),
      }
    },

    load: async (document) => {
      for (;;) {
        const loaded = await load(document)
        if (loaded !== null) return loaded
        await runner.transaction(() => create(document), 'none')
      }
    },

    seqOf: (document) =>
      runner.read(function* () {
        return (yield* find(document))?.seq ?? null
      }),

    snapshot: (document, seq, update) =>
      runner.transaction(function* () {
        if ((yield* find(document)) === null) return
        yield* run(db.deleteFrom('updates').where('document', '=', document).where('seq', '<=', seq))
        yield* run(db.insertInto('updates').values({ document, seq, bytes: update }))
      }),

    outcomeIds: (document, loginId, limit) =>
      runner.read(function* () {
        const ofLogin = db.selectFrom('outcomes').select('mutation_id').where('document', '=', document)
        const rows = yield* all(ofLogin.where('login_id', '=', loginId).limit(limit))
        return rows.map(({ mutation_id }) => mutation_id)
      }),

    outcomes: (document, loginId, mutationIds) =>
      runner.read(function* () {
        const found = new Map<string, Outcome>()
        for (let at = 0; at < mutationIds.length; at += idsPerQuery) {
          const rows = yield* all(
            db
              .selectFrom('outcomes')
              .select(['mutation_id', 'outcome'])
              .where('document', '=', document)
              .where('login_id', '=', loginId)
              .where('mutation_id', 'in', mutationIds.slice(at, at + idsPerQuery)),
          )
          for (const row of rows) found.set(row.mutation_id, JSON.parse(row.outcome) as Outcome)
        }
        return found
      }),
  }
}
