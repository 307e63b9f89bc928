import type { Dialect } from 'kysely'
import type { Runner } from './work.ts'

/** The database that store, identity and operators share. Its opener closes it. */
export interface Database {
  readonly type: 'sqlite' | 'postgres'
  /** For Kysely, and for better-auth. Closing a Kysely over it leaves the database open. */
  readonly dialect: Dialect
  readonly runner: Runner
  close(): Promise<void>
}
