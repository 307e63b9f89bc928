import type { PostgresDatabase } from '../store/postgres-database.ts'
import { OperatorError } from './operator-error.ts'

/** Fails when the database holds data. Its tables must be there. */
export const demandEmpty = async ({ pool }: PostgresDatabase, advice: string): Promise<void> => {
  const { rows } = await pool.query('select 1 from documents union all select 1 from login limit 1')
  if (rows.length > 0)
    throw new OperatorError(`KONTOR_DATABASE_URL names a database that holds data already: ${advice}`)
}
