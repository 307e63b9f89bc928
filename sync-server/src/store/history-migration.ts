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
import type { Kysely } from 'kysely'
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
  const directory = emptyDirectory()
  let [seq, previousHash] = [0, genesisHash]
  for (;;) {
    const rows = await db
      .selectFrom('log')
      .selectAll()
      .where('document', '=', document)
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(entriesAtOnce)
      .execute()
    for (const row of rows) {
      const changes = JSON.parse(row.changes) as RecordChange[]
      const args = JSON.parse(row.args) as unknown
      const loginId = row.actor_login_id as LoginId | null
      // Asked before the changes: whoever leaves was here until then.
      const actor = actorIn(directory, loginId)
      applyChanges(directory, changes)
      const names = row.name === 'importOrganization' ? {} : historyNames(directory, { args, changes })
      const { mutation_id: mutationId, name, at } = row
      const entry = { seq: row.seq, mutationId, actorLoginId: loginId, actor, name, args, changes, names, at }
      const hash = entryHash(document, previousHash, entry)
      await db
        .updateTable('log')
        .set({
          actor_member_id: actor?.memberId ?? null,
          actor_name: actor?.name ?? null,
          names: JSON.stringify(names),
          hash,
          previous_hash: previousHash,
        })
        .where('document', '=', document)
        .where('seq', '=', row.seq)
        .execute()
      ;[seq, previousHash] = [row.seq, hash]
    }
    if (rows.length < entriesAtOnce) return
  }
}

const actorIn = (directory: WritableDirectory, loginId: LoginId | null) => {
  if (loginId === null) return null
  const member = memberOfLogin(directory, loginId)
  return { memberId: member?.id ?? null, name: member?.name ?? '' }
}
