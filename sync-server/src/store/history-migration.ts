import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { FormerDirectory, type FormerChange } from './former-directory.ts'
import { inTransaction } from './in-transaction.ts'

/**
 * Frozen. It chains the logs of old databases exactly as it did when the chain was introduced, so it uses nothing that
 * may change: no rule of the domain, no table type, no hash function of today. Change it only if it is wrong itself.
 */

/** Entries that are read and written together. */
const entriesAtOnce = 500

/** The hash before the first entry of every log. */
const genesisHash = '0'.repeat(64)

interface FormerTables {
  documents: { name: string }
  log: {
    document: string
    seq: number
    mutation_id: string
    actor_login_id: string | null
    actor_member_id: string | null
    actor_name: string | null
    name: string
    args: string
    changes: string
    names: string
    at: number
    hash: string
    previous_hash: string
  }
}

/**
 * Adds to each entry of the log the names of the records that it concerns, and its hash. Both are computed from the log
 * itself. Outcomes get columns for refused mutations. An interrupted run starts again.
 */
export const historyMigration: Migration = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    await addColumns(db)
    const tables = db as Kysely<FormerTables>
    for (const { name } of await tables.selectFrom('documents').select('name').execute()) await fillIn(tables, name)
    await db.schema
      .createIndex('outcomes_refused')
      .ifNotExists()
      .on('outcomes')
      .columns(['document', 'login_id', 'refused_at'])
      .execute()
  },
}

const addColumns = async (db: Kysely<unknown>): Promise<void> => {
  const known = new Map(
    (await db.introspection.getTables()).map(({ name, columns }) => [name, columns.map((column) => column.name)]),
  )
  const add = async (table: 'log' | 'outcomes', column: string, type: 'text' | 'bigint', filled: string | null) => {
    if (known.get(table)?.includes(column)) return
    await db.schema
      .alterTable(table)
      .addColumn(column, type, (built) => (filled === null ? built : built.notNull().defaultTo(filled)))
      .execute()
  }
  await add('log', 'actor_member_id', 'text', null)
  await add('log', 'actor_name', 'text', null)
  await add('log', 'names', 'text', '{}')
  await add('log', 'hash', 'text', '')
  await add('log', 'previous_hash', 'text', '')
  await add('outcomes', 'refused_at', 'bigint', null)
  await add('outcomes', 'refused', 'text', null)
}

const fillIn = async (db: Kysely<FormerTables>, document: string): Promise<void> => {
  const binding = new Binding(document)
  // One transaction per piece: one per entry would wait for the disk as often.
  while ((await inTransaction(db, (piece) => binding.bindNext(piece))) === entriesAtOnce);
}

/** Chains the entries of one log from the first, and follows the directory that they lead to. */
class Binding {
  readonly #document: string
  readonly #directory = new FormerDirectory()
  #seq = 0
  #previousHash = genesisHash

  constructor(document: string) {
    this.#document = document
  }

  /** Returns the number of entries. */
  async bindNext(db: Kysely<FormerTables>): Promise<number> {
    const rows = await db
      .selectFrom('log')
      .selectAll()
      .where('document', '=', this.#document)
      .where('seq', '>', this.#seq)
      .orderBy('seq')
      .limit(entriesAtOnce)
      .execute()
    for (const row of rows) {
      await db
        .updateTable('log')
        .set(this.#bound(row))
        .where('document', '=', this.#document)
        .where('seq', '=', row.seq)
        .execute()
    }
    return rows.length
  }

  #bound(row: FormerTables['log']): Partial<FormerTables['log']> {
    const changes = JSON.parse(row.changes) as FormerChange[]
    const args = JSON.parse(row.args) as unknown
    // Before the changes: a member who leaves by this entry was a member until then.
    const actor = row.actor_login_id === null ? null : this.#directory.memberOfLogin(row.actor_login_id)
    this.#directory.apply(changes)
    const names = row.name === 'importOrganization' ? {} : this.#directory.namesOf(args, changes)
    const { seq, mutation_id: mutationId, actor_login_id: loginId, name, at } = row
    const previousHash = this.#previousHash
    const who = [loginId, actor?.memberId ?? null, actor?.name ?? null]
    const text = JSON.stringify([
      ...[previousHash, this.#document, seq, mutationId, ...who, name],
      ...[args, changes, names, at],
    ])
    const hash = createHash('sha256').update(text).digest('hex')
    this.#seq = seq
    this.#previousHash = hash
    return {
      actor_member_id: actor?.memberId ?? null,
      actor_name: actor?.name ?? null,
      names: JSON.stringify(names),
      hash,
      previous_hash: previousHash,
    }
  }
}
