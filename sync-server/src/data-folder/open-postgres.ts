import type pg from 'pg'
import { SettingsError } from '../settings/settings.ts'
import { postgresDatabase, type PostgresDatabase } from '../store/postgres-database.ts'
import { codeOf } from '../store/postgres-error.ts'
import { migrations } from '../store/schema.ts'

/** Connects to `KONTOR_DATABASE_URL`. A database that the server cannot use is a `SettingsError` of one line. */
export const openPostgres = async (url: string): Promise<PostgresDatabase> => {
  const database = postgresDatabase(url)
  try {
    const problem = problemOf(await look(database.pool))
    if (problem !== null) throw new SettingsError(problem)
    return database
  } catch (error) {
    await database.close()
    throw error instanceof SettingsError ? error : new SettingsError(connectProblem(codeOf(error)))
  }
}

interface Looked {
  readonly encoding: string
  readonly tables: readonly string[]
  readonly migrated: readonly string[]
}

const look = async (pool: pg.Pool): Promise<Looked> => {
  const encodings = await pool.query<{ encoding: string }>("select current_setting('server_encoding') as encoding")
  const names = await pool.query<{ name: string }>(
    'select tablename as name from pg_tables where schemaname = current_schema()',
  )
  const tables = names.rows.map(({ name }) => name)
  const steps = tables.includes('kysely_migration')
    ? await pool.query<{ name: string }>('select name from kysely_migration')
    : { rows: [] }
  return { encoding: encodings.rows[0]?.encoding ?? '', tables, migrated: steps.rows.map(({ name }) => name) }
}

const problemOf = ({ encoding, tables, migrated }: Looked): string | null => {
  const known = Object.keys(migrations({ bytes: 'bytea' }))
  if (encoding !== 'UTF8')
    return 'KONTOR_DATABASE_URL names a database that is not in UTF8: create one with that encoding.'
  if (tables.length > 0 && !tables.includes('kysely_migration'))
    return 'KONTOR_DATABASE_URL names a database of another program: name an empty one.'
  if (migrated.some((name) => !known.includes(name)))
    return 'KONTOR_DATABASE_URL was written by a newer version of the server: start that version.'
  return null
}

/** Class 28 and 3D: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const connectProblem = (code: string): string =>
  /^(28|3D|42501)/.test(code)
    ? `KONTOR_DATABASE_URL is refused by the database (${code}): check the user, the password and the name.`
    : `KONTOR_DATABASE_URL names a database that does not answer (${code}): check the address, and that it runs.`
