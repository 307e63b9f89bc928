import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { Kysely } from 'kysely'
import { attachmentsFolder } from '../attachments/file-contents.ts'
import { openDatabase } from '../store/open-database.ts'
import { createStore } from '../store/create-store.ts'
import type { PostgresDatabase } from '../store/postgres-database.ts'
import { sqliteDatabase } from '../store/sqlite-database.ts'
import type { Tables } from '../store/tables.ts'
import { all, first, run, type Work } from '../store/work.ts'
import { createLoginTables } from './import-logins.ts'
import { contentsTable, quoted, rowsAtOnce, statement, tablesIn, type Column, type Row } from './postgres-tables.ts'
import { syncToDisk } from './sync-to-disk.ts'

/**
 * Copies one snapshot of a PostgreSQL database into a new embedded one in a folder, with the contents of attachments as
 * files beside it. Returns how many contents are missing that a record mentions.
 */
export const copyFromPostgres = async (source: PostgresDatabase, folder: string, secret: string): Promise<number> => {
  const target = openDatabase(folder)
  try {
    const embedded = sqliteDatabase(target)
    await createStore(embedded)
    await createLoginTables(embedded, secret)
    const tables = await tablesIn(source)
    target.exec('pragma foreign_keys = off')
    target.exec('begin')
    const missing = await source.runner.read(function* () {
      for (const [table, columns] of tables) if (table !== contentsTable) yield* copyTable(target, table, columns)
      yield* copyContents(folder)
      return yield* missingContents(source)
    })
    target.exec('commit')
    // All of it in one file.
    target.prepare('pragma journal_mode = delete').get()
    return missing
  } finally {
    target.close()
  }
}

function* copyTable(target: DatabaseSync, table: string, columns: readonly Column[]): Work<void> {
  const places = columns.map(() => '?').join(', ')
  const insert = target.prepare(`insert into "${table}" (${quoted(columns)}) values (${places})`)
  yield* eachRow(`select ${quoted(columns)} from "${table}"`, rowsAtOnce, (row) => {
    insert.run(...columns.map(({ name }) => valueOf(row[name])))
  })
}

/** SQLite has neither booleans nor times: better-auth keeps them as 0 or 1, and as ISO 8601. */
const valueOf = (value: unknown): SQLInputValue => {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value instanceof Date) return value.toISOString()
  // better-auth keeps lists and objects as JSON, which SQLite has as text.
  const isJson = typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)
  return isJson ? JSON.stringify(value) : (value as SQLInputValue)
}

/** One at a time, because each may be large. */
function* copyContents(folder: string): Work<void> {
  const written = new Set<string>()
  yield* eachRow(`select organization_id, sha256, content from ${contentsTable}`, 1, (row) => {
    const { organization_id, sha256, content } = row as unknown as Tables['attachment_contents']
    const own = join(folder, attachmentsFolder, organization_id)
    mkdirSync(own, { recursive: true, mode: 0o700 })
    writeFileSync(join(own, sha256), content, { mode: 0o600, flush: true })
    written.add(own)
  })
  for (const own of written) syncToDisk(own)
}

function* missingContents({ dialect }: PostgresDatabase): Work<number> {
  const db = new Kysely<Tables>({ dialect })
  const mentioned = db
    .selectFrom('attachments')
    .leftJoin('attachment_contents', (join) =>
      join
        .onRef('attachment_contents.organization_id', '=', 'attachments.organization_id')
        .onRef('attachment_contents.sha256', '=', 'attachments.sha256'),
    )
    .where('attachments.mentioned', '=', 1)
    .where('attachment_contents.sha256', 'is', null)
  const counted = mentioned.select(({ fn }) => fn.count<number>('attachments.sha256').distinct().as('missing'))
  return (yield* first(counted))?.missing ?? 0
}

/** Reads the rows of a query by a cursor, so that a large table is never in memory whole. */
function* eachRow(query: string, rowsAtOnce: number, take: (row: Row) => void): Work<void> {
  yield* run(statement(`declare carried cursor for ${query}`))
  for (;;) {
    const rows = yield* all(statement(`fetch ${rowsAtOnce} from carried`))
    if (rows.length === 0) break
    for (const row of rows) take(row)
  }
  yield* run(statement('close carried'))
}
