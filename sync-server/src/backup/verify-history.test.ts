import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OrganizationId, RoleId } from '@kontor/domain'
import { Kysely } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import { chainState } from '../history/chain-state.ts'
import { createStore } from '../store/create-store.ts'
import type { Database } from '../store/database.ts'
import { chained, genesisHash } from '../store/entry-hash.ts'
import { createRooms } from '../rooms/create-rooms.ts'
import { entryOf, logRow } from '../store/log-rows.ts'
import { openDatabase } from '../store/open-database.ts'
import { sqliteDatabase } from '../store/sqlite-database.ts'
import type { Tables } from '../store/tables.ts'
import { all, run } from '../store/work.ts'
import { createManualClock } from '../testing/manual-clock.ts'
import { createMemoryIdentity } from '../testing/memory-identity.ts'
import { directoryOf, login, mutation, register } from '../testing/sample-organization.ts'
import { emptyPostgres } from '../testing/test-postgres.ts'
import { operate } from './operate.ts'
import { statement } from './postgres-tables.ts'

const mewa = 'mewa-0001' as OrganizationId
const orla = 'orla-0001' as OrganizationId
const [halina, igor] = [login('halina'), login('igor')]
const roleOf = (at: number) => `role-000${at}` as RoleId

type OpenDatabase = (
  dataDir: string,
) => Promise<{ readonly database: Database; readonly environment: Record<string, string> }>

const openEmbedded: OpenDatabase = (dataDir) => {
  const handle = openDatabase(dataDir)
  onTestFinished(() => handle.close())
  return Promise.resolve({ database: sqliteDatabase(handle), environment: {} })
}

const openPostgres = emptyPostgres()
const openShared: OpenDatabase = async () => {
  const database = await openPostgres()
  return { database, environment: { KONTOR_DATABASE_URL: database.pool.options.connectionString ?? '' } }
}

/** Two organisations, one with six entries, in a data folder that a server has open. */
const onEither = async (open: OpenDatabase) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'kontor-verify-'))
  const { database, environment } = await open(dataDir)
  const store = await createStore(database)
  const parts = { store, identity: createMemoryIdentity([halina, igor]), clock: createManualClock() }
  const rooms = createRooms({ ...parts, log: () => undefined })
  await register(rooms, { organizationId: mewa, owner: halina })
  await register(rooms, { organizationId: orla, owner: igor, taxId: '5842511086', identifier: 'PT 9' })
  const createRole = async (at: number) =>
    rooms.submit(directoryOf(mewa), halina.id, [
      mutation('createRole', { roleId: roleOf(at), name: `Rola ${at}`, rights: ['mail'] }),
    ])
  for (const at of [2, 3, 4, 5, 6]) await createRole(at)
  const proof = join(dataDir, 'proof.json')
  /** The file that the history screen exports. */
  const keepProof = async (document?: string): Promise<void> => {
    const entries = await store.log(directoryOf(mewa), { beyond: 99, direction: 'back', limit: 99 })
    writeFileSync(proof, JSON.stringify({ document, head: { seq: entries[0]?.seq, hash: entries[0]?.hash }, entries }))
  }
  const verify = (...words: readonly string[]): Promise<string> =>
    operate(['verify-history', ...words], { KONTOR_DATA_DIR: dataDir, ...environment })
  const tamper = (text: string) =>
    database.runner.transaction(() => run(statement(text.replace(':mewa', `'${directoryOf(mewa)}'`))))
  /** The heads that the running server returns to its administrators. */
  const chain = () => chainState(store, directoryOf(mewa))
  return { database, createRole, tamper, verify, chain, keepProof, withProof: () => verify('--proof', proof) }
}

const intact =
  /^directory\/mewa-0001: 6 entries, intact, the last is 6 [0-9a-f]{64}\ndirectory\/orla-0001: 1 entries, intact, the last is 1 [0-9a-f]{64}$/

const broken = (seq: number, what: string) =>
  `directory/mewa-0001: BROKEN at ${seq}: ${what}\ndirectory/orla-0001: 1 entries, intact`
const notWritten = 'this entry is not what was written, or one before it is missing'
const at = (seq: number): string => `where document = :mewa and seq = ${seq}`

/** Removes the last entry and every trace of it, as an attacker would who has read this program. */
const cutEnd = async ({ tamper }: Awaited<ReturnType<typeof onEither>>): Promise<void> => {
  await tamper(`delete from log ${at(6)}`)
  await tamper('delete from updates where document = :mewa and seq = 6')
  await tamper('update documents set seq = 5 where name = :mewa')
}

/** Changes one entry and recomputes every later hash. */
const forge = async ({ dialect, runner }: Database, seq: number): Promise<void> => {
  const document = directoryOf(mewa)
  const db = new Kysely<Tables>({ dialect })
  await runner.transaction(function* () {
    const rows = yield* all(db.selectFrom('log').selectAll().where('document', '=', document).orderBy('seq'))
    const entries = rows.map((row) => {
      const entry = entryOf(row)
      return entry.seq === seq
        ? { ...entry, actor: { memberId: entry.actor?.memberId ?? null, name: 'Forged' } }
        : entry
    })
    for (const entry of chained(document, genesisHash, entries)) {
      const { hash, previous_hash, actor_name } = logRow(document, entry)
      const written = db.updateTable('log').set({ hash, previous_hash, actor_name })
      yield* run(written.where('document', '=', document).where('seq', '=', entry.seq))
    }
  })
}

describe.each([
  { name: 'SQLite', open: openEmbedded },
  { name: 'PostgreSQL', open: openShared },
])('on $name', ({ open }) => {
  const setup = () => onEither(open)

  it('[ISSUE 3] an unchanged history is found intact, line by line, and holds its proof', async () => {
    const { verify, keepProof, withProof, createRole } = await setup()
    expect(await verify()).toMatch(intact)
    await keepProof()
    expect(await withProof()).toMatch(intact)
    await createRole(7)
    expect(await withProof()).toContain('mewa-0001: 7 entries, intact')
  })

  it.each([
    ['arguments', `update log set args = replace(args, 'mail', 'finance') ${at(3)}`, 3, notWritten],
    ['changes', `update log set changes = replace(changes, 'mail', 'finance') ${at(3)}`, 3, notWritten],
    ['a time', `update log set at = at - 1 ${at(1)}`, 1, notWritten],
    ['names', `update log set names = replace(names, 'Rola', 'Rolka') ${at(4)}`, 4, notWritten],
    ['who did it', `update log set actor_name = 'Adam' ${at(2)}`, 2, notWritten],
    ['whose login it was', `update log set actor_login_id = 'login-igor' ${at(2)}`, 2, notWritten],
    ['a mutation’s name', `update log set name = 'viewAs' ${at(6)}`, 6, notWritten],
    ['a hash', `update log set hash = '${'0'.repeat(64)}' ${at(5)}`, 5, notWritten],
    ['what is no JSON any more', `update log set changes = '{' ${at(3)}`, 3, notWritten],
    ['what is of another kind', `update log set changes = '5' ${at(3)}`, 3, notWritten],
    ['an entry taken out of the middle', `delete from log ${at(3)}`, 4, notWritten],
    ['the first entry taken out', `delete from log ${at(1)}`, 2, notWritten],
    ['the last entry taken out', `delete from log ${at(6)}`, 6, 'its document is at 6'],
    ['a document set back', 'update documents set seq = 4 where name = :mewa', 5, 'its document is at 4'],
    ['a document taken away', 'delete from documents where name = :mewa', 1, 'its document is missing'],
    ['the whole log taken out', 'delete from log where document = :mewa', 1, 'its document is at 6'],
  ])(
    '[ISSUE 3] tampering is found and named, by the command and by the server: %s',
    async (_, statement, seq, what) => {
      const { verify, chain, tamper } = await setup()
      await tamper(statement)
      await expect(verify()).rejects.toThrow(broken(seq, what))
      expect((await chain()).broken).toEqual({ seq, what })
    },
  )

  it('[ISSUE 3] a document with another content than its log is found by the command', async () => {
    const { verify, chain, tamper } = await setup()
    await tamper('delete from updates where document = :mewa and seq = 6')
    await expect(verify()).rejects.toThrow(broken(6, 'the document holds another role role-0006 than its log'))
    expect((await chain()).broken).toBe(null)
  })

  it('[ISSUE 3] two swapped entries are found', async () => {
    const { verify, tamper } = await setup()
    for (const [from, to] of [
      [3, 99],
      [4, 3],
      [99, 4],
    ])
      await tamper(`update log set seq = ${to} ${at(from ?? 0)}`)
    await expect(verify()).rejects.toThrow(broken(3, notWritten))
  })

  it('[ISSUE 3] a carefully removed last entry is found only by a proof', async () => {
    const world = await setup()
    await world.keepProof()
    await cutEnd(world)
    expect(await world.verify()).toContain('mewa-0001: 5 entries, intact')
    await expect(world.withProof()).rejects.toThrow(broken(6, 'the proof holds another entry'))
  })

  it('[ISSUE 3] entries that replace a removed last entry are found by a proof', async () => {
    const world = await setup()
    await world.keepProof()
    await cutEnd(world)
    await world.createRole(8)
    expect(await world.verify()).toContain('mewa-0001: 6 entries, intact')
    await expect(world.withProof()).rejects.toThrow(broken(6, 'the proof holds another entry'))
  })

  it('[ISSUE 3] a forgery with all later hashes recomputed is found only by a proof', async () => {
    const { database, keepProof, verify, withProof } = await setup()
    await keepProof()
    await forge(database, 4)
    expect(await verify()).toMatch(intact)
    await expect(withProof()).rejects.toThrow(broken(4, 'the proof holds another entry'))
  })

  it('[ISSUE 3] a history that was forged from its first entry holds nothing of the proof', async () => {
    const { database, keepProof, verify, withProof } = await setup()
    await keepProof()
    await forge(database, 1)
    expect(await verify()).toMatch(intact)
    await expect(withProof()).rejects.toThrow('No history on this server holds any entry of the proof')
  })

  it('[ISSUE 3] a proof that names its history names the first forged entry; a proof of another server is refused', async () => {
    const { database, keepProof, withProof } = await setup()
    await keepProof('directory/gone-0001')
    await expect(withProof()).rejects.toThrow(
      'The proof is about directory/gone-0001, which this server does not have.',
    )
    await keepProof(directoryOf(mewa))
    expect(await withProof()).toMatch(intact)
    await forge(database, 1)
    await expect(withProof()).rejects.toThrow(broken(1, 'the proof holds another entry'))
  })

  it('[ISSUE 3] a server without an organisation is reported', async () => {
    const { tamper, verify } = await setup()
    await tamper('delete from documents')
    await tamper('delete from organizations')
    expect(await verify()).toBe('There is no organisation yet.')
  })
})

it('[ISSUE 3] verifying data from before the chain does not chain them first', async () => {
  const { database, verify } = await onEither(openEmbedded)
  await database.runner.transaction(() => run(statement('alter table log drop column hash')))
  await expect(verify()).rejects.toThrow('a version of Kontor without a chained history')
})

it('[ISSUE 3] a number that SQLite cannot read is found and named', async () => {
  const { verify, chain, tamper } = await onEither(openEmbedded)
  await tamper(`update log set at = 9223372036854775807 ${at(3)}`)
  const what = 'an entry from here on cannot be read'
  await expect(verify()).rejects.toThrow(broken(1, what))
  expect((await chain()).broken).toEqual({ seq: 1, what })
})
