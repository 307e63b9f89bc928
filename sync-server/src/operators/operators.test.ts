import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe } from 'vitest'
import { migrate } from '../store/migrate.ts'
import { openDatabase } from '../store/open-database.ts'
import { sqliteDatabase } from '../store/sqlite-database.ts'
import { operatorContract } from '../testing/operator-contract.ts'
import { emptyPostgres } from '../testing/test-postgres.ts'
import { memoryOperators } from './memory-operators.ts'
import { createStoredOperators } from './stored-operators.ts'

describe('in memory', () => operatorContract(() => Promise.resolve(memoryOperators())))

describe('in SQLite', () =>
  operatorContract(async () => {
    const database = sqliteDatabase(openDatabase(join(mkdtempSync(join(tmpdir(), 'kontor-operators-')), 'data')))
    await migrate(database)
    return createStoredOperators(database)
  }))

describe('in PostgreSQL', () => {
  const open = emptyPostgres()
  operatorContract(async () => createStoredOperators(await open()))
})
