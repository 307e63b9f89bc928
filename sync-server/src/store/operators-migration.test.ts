import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { expect, it } from 'vitest'
import { mewa, orla } from '../testing/store-samples.ts'
import { openDatabase } from './open-database.ts'
import { migrations } from './schema.ts'
import { sqliteDialect } from './sqlite-dialect.ts'
import { createSqliteStore } from './sqlite-store.ts'

it('[DESIGN 11] an earlier database gets the profile of each organisation from the entry that began it', async () => {
  const database = openDatabase(mkdtempSync(join(tmpdir(), 'kontor-former-')))
  const former = Object.fromEntries(
    Object.entries(migrations({ bytes: 'blob' })).filter(([name]) => name < '007-operators'),
  )
  const provider = { getMigrations: () => Promise.resolve(former) }
  await new Migrator({ db: new Kysely({ dialect: sqliteDialect(database) }), provider }).migrateToLatest()
  const changes = [
    { kind: 'account', id: 'a', before: null, after: { id: 'a' } },
    { kind: 'organization', id: orla, before: null, after: { id: orla, profile: 'hospitality' } },
  ]
  for (const id of [mewa, orla]) {
    database.prepare("insert into organizations values (?, 'Mewa', '5830004136', '[]', 0)").run(id)
    database.prepare("insert into documents values (?, ?, 1, 'epoch')").run(`directory/${id}`, id)
  }
  database
    .prepare(
      `insert into log (document, seq, mutation_id, name, args, changes, names, at, hash, previous_hash)
       values (?, 1, 'm', 'registerOrganization', '{}', ?, '{}', 1, '', '')`,
    )
    .run(`directory/${orla}`, JSON.stringify(changes))
  const store = await createSqliteStore(database)
  expect((await store.organizations()).map(({ id, profile }) => [id, profile])).toEqual([
    [mewa, 'telecom'],
    [orla, 'hospitality'],
  ])
})
