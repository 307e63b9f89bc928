import { CompiledQuery } from 'kysely'
import type { PostgresDatabase } from '../store/postgres-database.ts'

export type Row = Readonly<Record<string, unknown>>

export interface Column {
  readonly name: string
  readonly type: string
}

/** Rows that are carried together: PostgreSQL takes 65,535 parameters in a statement, and rows may be large. */
export const rowsAtOnce = 100

/** Contents of attachments; in an embedded database they are files beside it. */
export const contentsTable = 'attachment_contents'

/** Tables that others refer to. */
const firstTables = ['organizations', 'documents', 'accounts', 'login']

/** The tables of a PostgreSQL database with their columns, in an order in which they can be filled. */
export const tablesIn = async ({
  pool,
}: Pick<PostgresDatabase, 'pool'>): Promise<ReadonlyMap<string, readonly Column[]>> => {
  const { rows } = await pool.query<Column & { readonly table: string }>(
    `select table_name as table, column_name as name, data_type as type from information_schema.columns
      where table_schema = current_schema() and table_name not like 'kysely%' order by table_name, ordinal_position`,
  )
  const columns = new Map<string, Column[]>(firstTables.map((table) => [table, []]))
  for (const { table, name, type } of rows) columns.set(table, [...(columns.get(table) ?? []), { name, type }])
  return columns
}

export const quoted = (columns: readonly Column[]): string => columns.map(({ name }) => `"${name}"`).join(', ')

/** A statement that Kysely has no words for. */
export const statement = (text: string) => ({ compile: () => CompiledQuery.raw(text) as CompiledQuery<Row> })
