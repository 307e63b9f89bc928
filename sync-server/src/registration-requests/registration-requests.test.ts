import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe } from 'vitest'
import { migrate } from '../store/migrate.ts'
import { openDatabase } from '../store/open-database.ts'
import { sqliteDatabase } from '../store/sqlite-database.ts'
import { registrationRequestContract } from '../testing/registration-request-contract.ts'
import { emptyPostgres } from '../testing/test-postgres.ts'
import { memoryRegistrationRequests } from './memory-registration-requests.ts'
import { createStoredRegistrationRequests } from './stored-registration-requests.ts'

describe('in memory', () => registrationRequestContract(() => Promise.resolve(memoryRegistrationRequests())))

describe('in SQLite', () =>
  registrationRequestContract(async () => {
    const database = sqliteDatabase(openDatabase(join(mkdtempSync(join(tmpdir(), 'kontor-requests-')), 'data')))
    await migrate(database)
    return createStoredRegistrationRequests(database)
  }))

describe('in PostgreSQL', () => {
  const open = emptyPostgres()
  registrationRequestContract(async () => createStoredRegistrationRequests(await open()))
})
