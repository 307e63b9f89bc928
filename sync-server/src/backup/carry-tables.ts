import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import type { PostgresDatabase } from '../store/postgres-database.ts'
import type { Tables } from '../store/tables.ts'
import { run, type Work } from '../store/work.ts'
import { contentsTable, quoted, rowsAtOnce, statement, tablesIn, type Column, type Row } from './postgres-tables.ts'

export interface Carried {
  readonly organizations: number
  readonly documents: number
  /** Entries of all histories. */
  readonly entries: number
  readonly logins: number
  /** Contents of attachments, and how many of them are missing in the data folder. */
  readonly attachments: number
  readonly attachmentsMissing: number
}

type AnyTables = Record<string, Record<string, unknown>>

/** Copies every table, and the contents of attachments, in one transaction. With `replace`, existing rows are lost. */
export const carryTables = async (
  source: DatabaseSync,
  target: PostgresDatabase,
  { contentsFolder, replace }: { readonly contentsFolder: string; readonly replace: boolean },
): Promise<Carried> => {
  const tables = await tablesIn(target)
  const db = new Kysely<AnyTables>({ dialect: target.dialect })
  return target.runner.transaction(function* () {
    if (replace) yield* run(statement(`truncate ${[...tables.keys()].map((table) => `"${table}"`).join(', ')}`))
    const counts = new Map<string, number>()
    for (const [table, columns] of tables)
      if (table !== contentsTable) counts.set(table, yield* carryTable(db, source, table, columns))
    const contents = yield* carryContents(db as unknown as Kysely<Tables>, source, contentsFolder)
    const count = (table: string): number => counts.get(table) ?? 0
    return {
      organizations: count('organizations'),
      documents: count('documents'),
      entries: count('log'),
      logins: count('login'),
      ...contents,
    }
  })
}

function* carryTable(
  db: Kysely<AnyTables>,
  source: DatabaseSync,
  table: string,
  columns: readonly Column[],
): Work<number> {
  let carried = 0
  let waiting: Row[] = []
  function* insert(): Work<void> {
    if (waiting.length > 0) carried += yield* run(db.insertInto(table).values(waiting))
    waiting = []
  }
  for (const row of source.prepare(`select ${quoted(columns)} from "${table}"`).iterate()) {
    waiting.push(Object.fromEntries(columns.map(({ name, type }) => [name, valueOf(row[name], type)])))
    if (waiting.length === rowsAtOnce) yield* insert()
  }
  yield* insert()
  return carried
}

/** SQLite has neither booleans nor times: better-auth keeps them as 0 or 1, and as ISO 8601. */
const valueOf = (value: unknown, type: string): unknown => {
  if (value === null || value === undefined) return null
  if (type === 'boolean') return Number(value) === 1
  return type.startsWith('timestamp') ? new Date(value as string | number).toISOString() : value
}

/** A file that is missing stays missing: its record says what it was. */
function* carryContents(
  db: Kysely<Tables>,
  source: DatabaseSync,
  folder: string,
): Work<Pick<Carried, 'attachments' | 'attachmentsMissing'>> {
  let [attachments, attachmentsMissing] = [0, 0]
  for (const row of source.prepare('select distinct organization_id, sha256 from attachments').iterate()) {
    const address = { organization_id: String(row['organization_id']), sha256: String(row['sha256']) }
    const path = join(folder, address.organization_id, address.sha256)
    if (existsSync(path)) {
      attachments += 1
      yield* run(db.insertInto(contentsTable).values({ ...address, content: readFileSync(path) }))
    } else attachmentsMissing += 1
  }
  return { attachments, attachmentsMissing }
}
