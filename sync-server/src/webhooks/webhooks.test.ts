import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe } from 'vitest'
import { migrate } from '../store/migrate.ts'
import { openDatabase } from '../store/open-database.ts'
import { sqliteDatabase } from '../store/sqlite-database.ts'
import { webhookContract } from '../testing/webhook-contract.ts'
import { emptyPostgres } from '../testing/test-postgres.ts'
import { withOrganizations } from '../testing/with-organizations.ts'
import { memoryWebhooks } from './memory-webhooks.ts'
import { createStoredWebhooks } from './stored-webhooks.ts'

describe('in memory', () => webhookContract(() => Promise.resolve(memoryWebhooks())))

describe('in SQLite', () =>
  webhookContract(async () => {
    const database = sqliteDatabase(openDatabase(join(mkdtempSync(join(tmpdir(), 'kontor-webhooks-')), 'data')))
    await migrate(database)
    return createStoredWebhooks(await withOrganizations(database))
  }))

describe('in PostgreSQL', () => {
  const open = emptyPostgres()
  webhookContract(async () => createStoredWebhooks(await withOrganizations(await open())))
})
