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

/** A database from before contract units and links were claims. */
const formerDatabase = async () => {
  const database = openDatabase(mkdtempSync(join(tmpdir(), 'kontor-former-')))
  const { '001-first': first, '002-history': history } = migrations({ bytes: 'blob' })
  const former = { ...(first && { '001-first': first }), ...(history && { '002-history': history }) }
  const provider = { getMigrations: () => Promise.resolve(former) }
  await new Migrator({ db: new Kysely({ dialect: sqliteDialect(database) }), provider }).migrateToLatest()
  const organization = database.prepare("insert into organizations values (?, 'Mewa', '5830004127', ?, 0)")
  organization.run(mewa, JSON.stringify(['h 1', 'H 2']))
  organization.run(orla, JSON.stringify(['H  2', 'H 3']))
  const claim = database.prepare(
    "insert into claims (organization_id, identifier, account_id, unit_id) values (?, ?, 'a', 'u')",
  )
  for (const identifier of ['07777', 'PT 08888', 'H 1', '09999', 'PT 09999']) claim.run(mewa, identifier)
  database
    .prepare(
      "insert into invitation_tokens (organization_id, token_hash, invitation_id, generation) values (?, 'hash', 'one', 7)",
    )
    .run(mewa)
  return database
}

it('[F7] earlier contract units become claims, and of two contracts with one unit one keeps it', async () => {
  const store = await createSqliteStore(await formerDatabase())
  const holders = await Promise.all(['H 1', 'H 2', 'H 3'].map((unit) => store.contractHolder(unit)))
  expect(holders.map((holder) => holder?.id)).toEqual([mewa, mewa, orla])
})

it('[B24] earlier claims of identifiers are found in today’s form', async () => {
  const store = await createSqliteStore(await formerDatabase())
  const claims = await Promise.all(
    ['PT 07777', '07777', 'PT 08888', 'H 1', '09999', 'PT 09999'].map((unit) => store.unitClaim(unit)),
  )
  expect(claims.map((found) => found !== null)).toEqual([true, false, true, true, true, true])
})

it('[B5] an earlier link is the newest of its invitation', async () => {
  const store = await createSqliteStore(await formerDatabase())
  expect(await store.invitationGeneration(mewa, 'one')).toBe(7)
  expect(await store.invitationToken('hash')).toMatchObject({ generation: 7 })
})
