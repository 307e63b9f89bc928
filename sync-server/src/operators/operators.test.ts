import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe } from 'vitest'
import { openDatabase } from '../store/open-database.ts'
import { createSqliteStore } from '../store/sqlite-store.ts'
import { operatorContract } from '../testing/operator-contract.ts'
import { memoryOperators } from './memory-operators.ts'
import { createSqliteOperators } from './sqlite-operators.ts'

describe('in memory', () => operatorContract(() => Promise.resolve(memoryOperators())))

describe('in SQLite', () =>
  operatorContract(async () => {
    const database = openDatabase(join(mkdtempSync(join(tmpdir(), 'kontor-operators-')), 'data'))
    await createSqliteStore(database)
    return createSqliteOperators(database)
  }))
