import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe } from 'vitest'
import { migrate } from '../store/migrate.ts'
import { openDatabase } from '../store/open-database.ts'
import { sqliteDatabase } from '../store/sqlite-database.ts'
import { scimNameContract } from '../testing/scim-name-contract.ts'
import { emptyPostgres } from '../testing/test-postgres.ts'
import { withOrganizations } from '../testing/with-organizations.ts'
import { memoryScimNames } from './memory-scim-names.ts'
import { createStoredScimNames } from './stored-scim-names.ts'

describe('in memory', () => scimNameContract(() => Promise.resolve(memoryScimNames())))

describe('in SQLite', () =>
  scimNameContract(async () => {
    const database = sqliteDatabase(openDatabase(join(mkdtempSync(join(tmpdir(), 'kontor-scim-')), 'data')))
    await migrate(database)
    return createStoredScimNames(await withOrganizations(database))
  }))

describe('in PostgreSQL', () => {
  const open = emptyPostgres()
  scimNameContract(async () => createStoredScimNames(await withOrganizations(await open())))
})
