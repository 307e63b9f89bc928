import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import pg from 'pg'
import { onTestFinished } from 'vitest'
import { migrate } from '../store/migrate.ts'
import { postgresDatabase, type PostgresDatabase } from '../store/postgres-database.ts'

/** A PostgreSQL that ends with this process. */
export interface TestPostgres {
  readonly port: number
  /** The address of a new, empty database. */
  newDatabase(): Promise<string>
}

/** Starts a PostgreSQL of its own. Most tests share `testPostgres` instead. */
export const startPostgres = async (): Promise<TestPostgres & { stop(): Promise<void> }> => {
  const keeper = spawn(process.execPath, [join(import.meta.dirname, 'postgres-keeper.ts')], {
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const exited = once(keeper, 'exit')
  const [printed] = (await once(keeper.stdout, 'data')) as [Buffer]
  const port = Number(printed.toString())
  if (!Number.isInteger(port)) throw new Error(`PostgreSQL did not start: ${printed.toString()}`)
  keeper.unref()
  for (const stream of [keeper.stdin, keeper.stdout]) (stream as unknown as { unref?: () => void }).unref?.()
  let made = 0
  return {
    port,
    newDatabase: async () => {
      const name = `kontor_${(made += 1)}`
      const admin = new pg.Client(addressOf(port, 'postgres'))
      await admin.connect()
      await admin.query(`create database ${name}`)
      await admin.end()
      return addressOf(port, name)
    },
    stop: async () => {
      keeper.stdin.end()
      await exited
    },
  }
}

const addressOf = (port: number, database: string): string => `postgres://kontor@127.0.0.1:${port}/${database}`

let shared: Promise<TestPostgres> | null = null

/**
 * For a file of tests: returns a function that opens a database with the store's tables, empty. Tests of one file have
 * the same database, one after another.
 */
export const emptyPostgres = (): (() => Promise<PostgresDatabase>) => {
  let url: string | null = null
  return async () => {
    const isNew = url === null
    const database = postgresDatabase((url ??= await (await testPostgres()).newDatabase()))
    onTestFinished(() => database.close())
    if (isNew) await migrate(database)
    else await emptyTables(database.pool)
    return database
  }
}

const emptyTables = async (pool: pg.Pool): Promise<void> => {
  const { rows } = await pool.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'kysely%'",
  )
  if (rows.length > 0) await pool.query(`truncate ${rows.map(({ name }) => `"${name}"`).join(', ')}`)
}

/** The PostgreSQL that the tests of this process share. */
export const testPostgres = (): Promise<TestPostgres> => (shared ??= startPostgres())
