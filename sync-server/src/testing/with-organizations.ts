import { Kysely } from 'kysely'
import type { Database } from '../store/database.ts'
import type { Tables } from '../store/tables.ts'
import { run } from '../store/work.ts'

/** Tokens and webhooks go with their organisation, so the tables must know it. */
export const withOrganizations = async (database: Database): Promise<Database> => {
  const db = new Kysely<Tables>({ dialect: database.dialect })
  const rest = { profile: 'telecom', name: 'M', tax_id: '1', contract_units: '[]', demonstration: 0 }
  const rows = ['organization-mewa', 'organization-bursztyn'].map((id) => ({ id, ...rest }))
  await database.runner.transaction(() => run(db.insertInto('organizations').values(rows)))
  return database
}
