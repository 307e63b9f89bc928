import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely } from 'kysely'
import { describe } from 'vitest'
import type { Database } from '../store/database.ts'
import { migrate } from '../store/migrate.ts'
import { openDatabase } from '../store/open-database.ts'
import { sqliteDatabase } from '../store/sqlite-database.ts'
import type { Tables } from '../store/tables.ts'
import { run } from '../store/work.ts'
import { mewa, pushDeviceContract } from '../testing/push-device-contract.ts'
import { emptyPostgres } from '../testing/test-postgres.ts'
import { withOrganizations } from '../testing/with-organizations.ts'
import { memoryPushDevices } from './memory-push-devices.ts'
import { createStoredPushDevices } from './stored-push-devices.ts'

const withAnna = async (database: Database): Promise<Database> => {
  await withOrganizations(database)
  const membership = { login_id: 'login-anna', organization_id: mewa, is_primary: 0 }
  const query = new Kysely<Tables>({ dialect: database.dialect }).insertInto('memberships').values(membership)
  await database.runner.transaction(() => run(query))
  return database
}

describe('in memory', () =>
  pushDeviceContract(async () =>
    memoryPushDevices(async (loginId, organizationId) => loginId === 'login-anna' && organizationId === mewa),
  ))

describe('in SQLite', () =>
  pushDeviceContract(async () => {
    const database = sqliteDatabase(openDatabase(join(mkdtempSync(join(tmpdir(), 'kontor-push-')), 'data')))
    await migrate(database)
    return createStoredPushDevices(await withAnna(database))
  }))

describe('in PostgreSQL', () => {
  const open = emptyPostgres()
  pushDeviceContract(async () => createStoredPushDevices(await withAnna(await open())))
})
