import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { expect, it } from 'vitest'
import { directoryOf, mewa, mewaMain, section } from '../testing/store-samples.ts'
import { openDatabase } from './open-database.ts'
import { migrations } from './schema.ts'
import { sqliteDialect } from './sqlite-dialect.ts'
import { createSqliteStore } from './sqlite-store.ts'

const conversation = {
  ...{ id: 'one', subject: 'Umowa', state: 'open', startedBy: { kind: 'member', memberId: 'm', name: 'Halina' } },
  ...{ startedAt: 5, messages: 1, lastAt: 5, lastBy: 'member', request: null },
}

it('[DESIGN 11] an earlier database lists its conversations, as the log has them', async () => {
  const database = openDatabase(mkdtempSync(join(tmpdir(), 'kontor-former-')))
  const former = Object.fromEntries(
    Object.entries(migrations({ bytes: 'blob' })).filter(([name]) => name < '008-conversations'),
  )
  const provider = { getMigrations: () => Promise.resolve(former) }
  await new Migrator({ db: new Kysely({ dialect: sqliteDialect(database) }), provider }).migrateToLatest()
  database
    .prepare(
      `insert into organizations (id, profile, name, tax_id, contract_units, demonstration)
       values (?, 'telecom', 'Mewa sp. z o.o.', '5830004136', '[]', 0)`,
    )
    .run(mewa)
  database.prepare('insert into accounts (id, organization_id) values (?, ?)').run(mewaMain, mewa)
  const log = (document: string, changes: readonly object[][]) => {
    database.prepare("insert into documents values (?, ?, ?, 'epoch')").run(document, mewa, changes.length)
    changes.forEach((change, at) =>
      database
        .prepare(
          `insert into log (document, seq, mutation_id, name, args, changes, names, at, hash, previous_hash)
           values (?, ?, ?, 'any', '{}', ?, '{}', 1, '', '')`,
        )
        .run(document, at + 1, `m${at}`, JSON.stringify(change)),
    )
  }
  const account = (name: string) => [{ kind: 'account', id: mewaMain, before: null, after: { id: mewaMain, name } }]
  const said = (parts: object) => [
    { kind: 'conversation', id: 'one', before: null, after: { ...conversation, ...parts } },
  ]
  log(directoryOf(mewa), [account('Mewa'), account('Mewa Telekom')])
  log(section, [said({}), said({ messages: 2, lastAt: 8 })])

  const store = await createSqliteStore(database)
  expect(await store.conversations({ only: 'unanswered', organizations: null, limit: 9 })).toEqual([
    {
      ...{ accountId: mewaMain, conversationId: 'one', subject: 'Umowa', state: 'open', startedBy: 'Halina' },
      ...{ startedAt: 5, messages: 2, lastAt: 8, unansweredSince: 5, request: null, undecided: false },
      ...{ organization: { id: mewa, name: 'Mewa sp. z o.o.' }, accountName: 'Mewa Telekom' },
    },
  ])
})
