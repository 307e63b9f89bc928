import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { LoginId, MutationId, OrganizationId } from '@kontor/domain'
import { documentName } from '@kontor/protocol'
import { expect, it } from 'vitest'
import { storeContract } from '../testing/store-contract.ts'
import { openDatabase } from './open-database.ts'
import { createSqliteStore } from './sqlite-store.ts'
import type { Commit } from './store.ts'

const newDataDir = (): string => join(mkdtempSync(join(tmpdir(), 'kontor-store-')), 'data')

storeContract('sqlite', async () => {
  const dataDir = newDataDir()
  const store = await createSqliteStore(openDatabase(dataDir))
  return { store, other: await createSqliteStore(openDatabase(dataDir)) }
})

const organizationId = 'mewa-0001' as OrganizationId
const loginId = 'login-halina' as LoginId
const document = documentName({ kind: 'directory', organizationId })
const commitAt = (expectedSeq: number, update: Uint8Array): Commit => ({
  document,
  expectedSeq,
  entries: [
    {
      seq: expectedSeq + 1,
      mutationId: `m${expectedSeq}`,
      actorKind: 'system',
      actorLoginId: null,
      actor: null,
      name: 'any',
      args: {},
      changes: [],
      names: {},
      at: 1,
    },
  ],
  update,
  outcomes: [{ loginId, outcome: { id: `m${expectedSeq}` as MutationId, outcome: 'accepted', seq: expectedSeq + 1 } }],
  effects: [],
  claims: [],
  contractUnits: null,
  links: [],
  attachments: [],
  also: null,
  judgedBy: null,
  organization: null,
  accounts: [],
  memberships: [],
  accountNames: [],
  conversations: [],
})

const setup = async () => {
  const dataDir = newDataDir()
  const database = openDatabase(dataDir)
  const store = await createSqliteStore(database)
  await store.load(document)
  return { dataDir, database, store }
}

it('[S3] a reopened file holds everything that was acknowledged', async () => {
  const { dataDir, database, store } = await setup()
  await store.append(commitAt(0, new Uint8Array([1])))
  const before = await store.load(document)
  await store.close()
  database.close()

  const reopened = await createSqliteStore(openDatabase(dataDir))
  expect(await reopened.load(document)).toEqual(before)
  expect(await reopened.outcomes(document, loginId, ['m0'])).toEqual(
    new Map([['m0', { id: 'm0', outcome: 'accepted', seq: 1 }]]),
  )
})

it('[S3] the file is written with a write-ahead log and flushed to disk with every commit', async () => {
  const { database } = await setup()
  expect(database.prepare('pragma journal_mode').get()).toEqual({ journal_mode: 'wal' })
  expect(database.prepare('pragma synchronous').get()).toEqual({ synchronous: 2 })
  expect(database.prepare('pragma foreign_keys').get()).toEqual({ foreign_keys: 1 })
})

it('[S3] a full disk fails the commit, keeps nothing of it, and the next one goes through once there is room', async () => {
  const { database, store } = await setup()
  const pages = Number(Object.values(database.prepare('pragma page_count').get() ?? {})[0])
  database.exec(`pragma max_page_count = ${pages}`)
  await expect(store.append(commitAt(0, new Uint8Array(1_000_000)))).rejects.toThrow(/full/)
  expect(await store.load(document)).toMatchObject({ seq: 0, updates: [] })
  expect(await store.outcomes(document, loginId, ['m0'])).toEqual(new Map())

  database.exec(`pragma max_page_count = ${pages + 10_000}`)
  await store.append(commitAt(0, new Uint8Array(1_000_000)))
  expect((await store.load(document)).seq).toBe(1)
})

it('[DESIGN 7] commits that arrive together share one transaction', async () => {
  const { database, store } = await setup()
  const others = Array.from({ length: 20 }, (_, at) =>
    documentName({ kind: 'directory', organizationId: `organization-${at}` as OrganizationId }),
  )
  for (const other of others) await store.load(other)
  const statements: string[] = []
  const execute = database.exec.bind(database)
  database.exec = (text) => {
    statements.push(text)
    execute(text)
  }
  await Promise.all(others.map((other) => store.append({ ...commitAt(0, new Uint8Array([1])), document: other })))
  expect(statements.filter((text) => text === 'commit')).toHaveLength(1)
})

it('[DESIGN 7] waits for another transaction on the handle, and does not become part of it', async () => {
  const { database, store } = await setup()
  database.exec('begin')
  const appended = store.append(commitAt(0, new Uint8Array([1])))
  let settled = false
  void appended.then(() => (settled = true))
  for (let turn = 0; turn < 5; turn += 1) await setImmediate()
  expect(settled).toBe(false)
  database.exec('rollback')
  await appended
  expect((await store.load(document)).seq).toBe(1)
})

it('[DESIGN 7] two servers on one file: the slower one fails with a wrong seq', async () => {
  const { dataDir, store } = await setup()
  const other = await createSqliteStore(openDatabase(dataDir))
  await other.append(commitAt(0, new Uint8Array([1])))
  await expect(store.append(commitAt(0, new Uint8Array([2])))).rejects.toThrow('is not at seq 0')
})

it('[S3] no call resolves before its transaction is committed, for every call that writes', async () => {
  const { database, store } = await setup()
  const organization = {
    id: organizationId,
    profile: 'telecom',
    name: 'Mewa',
    taxId: '1',
    contractUnits: [],
    demonstration: false,
  } as const
  const effect = { id: 'effect-1', kind: 'invitation-mail', payload: {}, dueAt: 1 } as const
  const token = { tokenHash: 'hash', organizationId, invitationId: 'one', generation: 1 }
  const writes: Record<string, () => Promise<unknown>> = {
    append: () => store.append({ ...commitAt(0, new Uint8Array([1])), organization }),
    snapshot: () => store.snapshot(document, 1, new Uint8Array([2])),
    addEffect: () => store.addEffect(effect),
    postponeEffect: () => store.postponeEffect(effect.id, 2),
    finishEffect: () => store.finishEffect(effect.id),
    replaceInvitationToken: () => store.replaceInvitationToken(token),
    load: () => store.load(documentName({ kind: 'directory', organizationId: 'orla-0001' as OrganizationId })),
    removeOrganization: () => store.removeOrganization(organizationId),
  }
  const order: string[] = []
  const execute = database.exec.bind(database)
  database.exec = (text) => {
    execute(text)
    if (text === 'commit') order.push('commit')
  }
  for (const [name, write] of Object.entries(writes)) {
    await write()
    order.push(name)
  }
  expect(order).toEqual(Object.keys(writes).flatMap((name) => ['commit', name]))
})
