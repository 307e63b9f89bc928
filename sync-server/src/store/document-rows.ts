import { randomUUID } from 'node:crypto'
import type { OrganizationId } from '@kontor/domain'
import { parseDocumentName, type DocumentName, type Outcome } from '@kontor/protocol'
import type { Kysely } from 'kysely'
import { organizationOfAccount } from './look-up-rows.ts'
import type { Tables } from './tables.ts'
import type { SqliteRunner } from './sqlite-runner.ts'
import type { Store } from './store.ts'

/** Ids in one question: SQLite takes 32,766 parameters in a statement. */
const idsPerQuery = 1_000

/** Documents with their updates, and what became of the mutations in them. */
export const documentRows = (
  db: Kysely<Tables>,
  runner: SqliteRunner,
): Pick<Store, 'load' | 'seqOf' | 'snapshot' | 'outcomes'> => {
  const find = (document: DocumentName): Pick<Tables['documents'], 'seq' | 'epoch'> | null =>
    runner.first(db.selectFrom('documents').select(['seq', 'epoch']).where('name', '=', document))

  const organizationOf = (document: DocumentName): OrganizationId | null => {
    const address = parseDocumentName(document)
    if (address?.kind === 'directory') return address.organizationId
    return address?.kind === 'section' ? organizationOfAccount(db, runner, address.accountId) : null
  }

  const create = async (document: DocumentName): Promise<Pick<Tables['documents'], 'seq' | 'epoch'>> => {
    const organizationId = organizationOf(document)
    if (organizationId === null) throw new Error(`${document} belongs to no organisation`)
    const row = { name: document, organization_id: organizationId, seq: 0, epoch: randomUUID() }
    return runner.transaction(() => {
      runner.run(
        db
          .insertInto('documents')
          .values(row)
          .onConflict((conflict) => conflict.column('name').doNothing()),
      )
      return find(document) ?? row
    })
  }

  return {
    load: async (document) => {
      const { seq, epoch } = find(document) ?? (await create(document))
      const updates = runner.all(
        db.selectFrom('updates').select('bytes').where('document', '=', document).orderBy('seq'),
      )
      return { seq, epoch, updates: updates.map(({ bytes }) => bytes) }
    },

    seqOf: async (document) => find(document)?.seq ?? null,

    snapshot: (document, seq, update) =>
      runner.transaction(() => {
        if (find(document) === null) return
        runner.run(db.deleteFrom('updates').where('document', '=', document).where('seq', '<=', seq))
        runner.run(db.insertInto('updates').values({ document, seq, bytes: update }))
      }),

    outcomes: async (document, loginId, mutationIds) => {
      const found = new Map<string, Outcome>()
      for (let at = 0; at < mutationIds.length; at += idsPerQuery) {
        const rows = runner.all(
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
    },
  }
}
