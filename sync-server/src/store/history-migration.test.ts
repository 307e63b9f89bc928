import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { expect, it } from 'vitest'
import { chainState } from '../history/chain-state.ts'
import { directoryOf, mewa } from '../testing/store-samples.ts'
import { openDatabase } from './open-database.ts'
import { migrations } from './schema.ts'
import { sqliteDialect } from './sqlite-dialect.ts'
import { createSqliteStore } from './sqlite-store.ts'

const role = { id: 'role-0001', name: 'Poczta', rights: ['mail'] }
const owner = { id: 'member-halina', loginId: 'login-halina', name: 'Halina', rights: [], roleIds: [], grants: [] }

/** A database from before the chain, with two entries. */
const formerDatabase = async () => {
  const database = openDatabase(mkdtempSync(join(tmpdir(), 'kontor-former-')))
  const { '001-first': first } = migrations({ bytes: 'blob' })
  const provider = { getMigrations: () => Promise.resolve({ ...(first && { '001-first': first }) }) }
  await new Migrator({ db: new Kysely({ dialect: sqliteDialect(database) }), provider }).migrateToLatest()
  database.prepare("insert into documents values (?, ?, 2, 'epoch')").run(directoryOf(mewa), mewa)
  const insert = database.prepare('insert into log values (?, ?, ?, ?, ?, ?, ?, ?)')
  const changes = [{ kind: 'member', id: owner.id, before: null, after: owner }]
  insert.run(directoryOf(mewa), 1, 'm1', null, 'registerOrganization', '{}', JSON.stringify(changes), 1)
  const created = [{ kind: 'role', id: role.id, before: null, after: role }]
  const args = JSON.stringify({ roleId: role.id, name: 'Poczta', rights: ['mail'] })
  insert.run(directoryOf(mewa), 2, 'm2', 'login-halina', 'createRole', args, JSON.stringify(created), 2)
  return database
}

it('[ISSUE 3] a log from before the chain is chained, with the names of its time', async () => {
  const store = await createSqliteStore(await formerDatabase())
  expect(await chainState(store, directoryOf(mewa))).toMatchObject({ entries: 2, broken: null })
  const entries = await store.log(directoryOf(mewa), { beyond: 1, direction: 'forth', limit: 9 })
  expect(entries).toMatchObject([
    { seq: 2, actor: { memberId: 'member-halina', name: 'Halina' }, names: { 'role-0001': 'Poczta' } },
  ])
})

it('[ISSUE 3] opened again, nothing is chained again', async () => {
  const database = await formerDatabase()
  const first = await createSqliteStore(database)
  const before = await first.log(directoryOf(mewa), { beyond: 0, direction: 'forth', limit: 9 })
  const second = await createSqliteStore(database)
  expect(await second.log(directoryOf(mewa), { beyond: 0, direction: 'forth', limit: 9 })).toEqual(before)
})

it('[ISSUE 3] a long log is chained piece by piece; after an interruption the next start chains the rest', async () => {
  const database = await formerDatabase()
  const insert = database.prepare("insert into log values (?, ?, ?, null, 'expireInvitation', '{}', '[]', 3)")
  for (let seq = 3; seq <= 1_100; seq += 1) insert.run(directoryOf(mewa), seq, `m${seq}`)
  database.prepare('update documents set seq = 1100 where name = ?').run(directoryOf(mewa))
  database.exec("create trigger full before update on log when new.seq = 700 begin select raise(abort, 'full'); end")
  await expect(createSqliteStore(database)).rejects.toThrow('full')
  database.exec('drop trigger full')
  expect(await chainState(await createSqliteStore(database), directoryOf(mewa))).toMatchObject({
    entries: 1_100,
    broken: null,
  })
})

it('[A3] the migration is frozen: the same former log gets the same names and hashes, whatever the rules are today', async () => {
  const database = await formerDatabase()
  const insert = database.prepare('insert into log values (?, ?, ?, ?, ?, ?, ?, ?)')
  let seq = 2
  const add = (name: string, loginId: string | null, args: object, ...changes: readonly object[]) => {
    seq += 1
    insert.run(directoryOf(mewa), seq, `m${seq}`, loginId, name, JSON.stringify(args), JSON.stringify(changes), seq)
  }
  const change = (kind: string, before: { id: string } | null, after: { id: string } | null) => {
    return { kind, id: (after ?? before)?.id, before, after }
  }
  const unit = { id: 'unit-0001', accountId: 'account-01', identifier: 'PT 1', name: null }
  const service = { id: 'service-01', accountId: 'account-01', unitId: unit.id, type: 'fibre' }
  const invitation = { id: 'invitation-1', name: 'Zofia', roleIds: [role.id], invitedBy: owner.id }
  add(
    'changeContract',
    null,
    {},
    change('organization', null, { ...{ id: mewa }, ...{ legalEntity: { name: 'Mewa' } } }),
  )
  add('addUnit', 'login-halina', { unitId: unit.id }, change('unit', null, unit), change('service', null, service))
  add('inviteMember', 'login-halina', { deep: { deeper: [role.id] } }, change('invitation', null, invitation))
  add('removeMember', 'login-halina', { memberId: owner.id }, change('member', owner, null))
  add('removeUnit', 'login-halina', { unitId: unit.id }, change('unit', unit, null), change('service', service, null))
  add('importOrganization', null, { roleId: role.id }, change('role', role, null))
  database.prepare('update documents set seq = ? where name = ?').run(seq, directoryOf(mewa))
  const store = await createSqliteStore(database)
  const entries = await store.log(directoryOf(mewa), { beyond: 2, direction: 'forth', limit: 9 })
  expect(entries.map(({ names, actor }) => [names, actor?.name ?? null])).toEqual([
    [{ [mewa]: 'Mewa' }, null],
    [{ 'unit-0001': 'PT 1', 'service-01': 'fibre' }, 'Halina'],
    [{ 'role-0001': 'Poczta', 'invitation-1': 'Zofia', 'member-halina': 'Halina' }, 'Halina'],
    [{ 'member-halina': 'Halina' }, 'Halina'],
    [{ 'unit-0001': 'PT 1', 'service-01': 'fibre' }, ''],
    [{}, null],
  ])
  expect(entries.at(-1)?.hash).toBe('bde2e83daaccf963f4301319437f31b4c66df62500c72f25735adb19b000f653')
})
