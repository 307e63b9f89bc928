import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe } from 'vitest'
import { migrate } from '../store/migrate.ts'
import { openDatabase } from '../store/open-database.ts'
import { sqliteDatabase } from '../store/sqlite-database.ts'
import { apiTokenContract } from '../testing/api-token-contract.ts'
import { emptyPostgres } from '../testing/test-postgres.ts'
import { withOrganizations } from '../testing/with-organizations.ts'
import { memoryApiTokens } from './memory-api-tokens.ts'
import { createStoredApiTokens } from './stored-api-tokens.ts'

describe('in memory', () => apiTokenContract(() => Promise.resolve(memoryApiTokens())))

describe('in SQLite', () =>
  apiTokenContract(async () => {
    const database = sqliteDatabase(openDatabase(join(mkdtempSync(join(tmpdir(), 'kontor-tokens-')), 'data')))
    await migrate(database)
    return createStoredApiTokens(await withOrganizations(database))
  }))

describe('in PostgreSQL', () => {
  const open = emptyPostgres()
  apiTokenContract(async () => createStoredApiTokens(await withOrganizations(await open())))
})
