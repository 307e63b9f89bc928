import {
  applyChanges,
  emptyDirectory,
  historyNames,
  memberOfLogin,
  type LoginId,
  type RecordChange,
  type WritableDirectory,
} from '@kontor/domain'
import type { DocumentName } from '@kontor/protocol'
import type { Kysely, Selectable, Updateable } from 'kysely'
import type { Migration } from 'kysely/migration'
import { entryHash, genesisHash } from '../history/entry-hash.ts'
import type { Tables } from './tables.ts'

/** Entries that are read and written again at a time. */
const entriesAtOnce = 500

/**
 * Entries of the log get the names of what they speak of, and are bound to a chain; those that were there before are
 * filled in from the log itself. Outcomes keep what was refused. Cut short, it begins again at its first statement.
 */
export const historyMigration: Migration = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    await addColumns(db)
    const tables = db as Kysely<Tables>
    for (const { name } of await tables.selectFrom('documents').select('name').execute())
      await fillIn(tables, name as DocumentName)
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

const fillIn = async (db: Kysely<Tables>, document: DocumentName): Promise<void> => {
  const binding = new Binding(document)
  // A transaction for each piece: one for each entry would wait for the disk so often.
  while ((await db.transaction().execute((piece) => binding.bindNext(piece))) === entriesAtOnce);
}

/** Binds the entries of one log, from the first on, and follows the directory that they make. */
class Binding {
  readonly #document: DocumentName
  readonly #directory = emptyDirectory()
  #seq = 0
  #previousHash = genesisHash

  constructor(document: DocumentName) {
    this.#document = document
  }

  /** Gives how many there were. */
  async bindNext(db: Kysely<Tables>): Promise<number> {
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

  #bound(row: Selectable<Tables['log']>): Updateable<Tables['log']> {
    const changes = JSON.parse(row.changes) as RecordChange[]
    const args = JSON.parse(row.args) as unknown
    const loginId = row.actor_login_id as LoginId | null
    // Asked before the changes: whoever leaves was here until then.
    const actor = actorIn(this.#directory, loginId)
    applyChanges(this.#directory, changes)
    const names = row.name === 'importOrganization' ? {} : historyNames(this.#directory, { args, changes })
    const { seq, mutation_id: mutationId, name, at } = row
    const entry = { seq, mutationId, actorLoginId: loginId, actor, name, args, changes, names, at }
    const previousHash = this.#previousHash
    const hash = entryHash(this.#document, previousHash, entry)
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

const actorIn = (directory: WritableDirectory, loginId: LoginId | null) => {
  if (loginId === null) return null
  const member = memberOfLogin(directory, loginId)
  return { memberId: member?.id ?? null, name: member?.name ?? '' }
}
