import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { documentEpoch, documentSeq } from '@kontor/document'
import { Kysely } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import * as Y from 'yjs'
import type { Tables } from '../store/tables.ts'
import { all } from '../store/work.ts'
import { eachDatabase } from '../testing/each-database.ts'
import { registrationOf, testPassword } from '../testing/open-test-app.ts'
import { openTestServer } from '../testing/open-test-server.ts'
import { backUp } from './back-up.ts'
import { openSnapshot } from './kept-data.ts'
import { restore } from './restore.ts'

type TestServer = Awaited<ReturnType<typeof openTestServer>>

const setup = async (environment: Record<string, string> = {}) => {
  const server = await openTestServer(environment)
  onTestFinished(() => server.close())
  const { cookie, body } = await server.call('/api/organizations', { body: registrationOf('halina') })
  const { organizationId } = body as { organizationId: string }
  let session: string | null = cookie
  const signInAgain = async (): Promise<void> => {
    session = await signIn(server)
  }
  const createRole = async (name: string, id: string): Promise<unknown> => {
    const mutations = [{ id, name: 'createRole', args: { roleId: `role-${id}`, name, rights: ['mail'] } }]
    const path = `/api/documents/directory/${organizationId}/mutations`
    return (await server.call(path, { cookie: session, body: { mutations } })).body
  }
  const directory = async () =>
    (await server.call(`/api/documents/directory/${organizationId}`, { cookie: session })).body as {
      roles: { name: string }[]
      members: { lastSignInAt: unknown }[]
    }
  const folder = join(mkdtempSync(join(tmpdir(), 'kontor-backup-')), 'monday')
  const before = await createRole('Before', 'mutation-before')
  const kept = { dataDir: server.dataDir, databaseUrl: environment['KONTOR_DATABASE_URL'] ?? null, secret: null }
  await backUp({ ...kept, folder, now: Date.now() })
  await createRole('After', 'mutation-after')
  const options = { ...kept, folder, replace: true }
  return { server, cookie, signInAgain, createRole, directory, folder, options, before }
}

const signIn = async (server: TestServer): Promise<string | null> =>
  (await server.call('/api/auth/sign-in/username', { body: { username: 'halina', password: testPassword } })).cookie

/** The documents of a server, or of a backup, and the updates of all of them. */
const documentsIn = async (kept: { readonly dataDir: string; readonly databaseUrl?: string | null }) => {
  const { database, close } = await openSnapshot(kept)
  const db = new Kysely<Tables>({ dialect: database.dialect })
  const read = await database.runner.read(function* () {
    const documents = yield* all(db.selectFrom('documents').select(['name', 'seq', 'epoch']))
    return { documents, updates: yield* all(db.selectFrom('updates').select(['seq', 'bytes'])) }
  })
  await close()
  return read
}

describe.each(eachDatabase)('on $database', ({ newEnvironment }) => {
  it('[S8] a restored document is as it was, with a new epoch in its row and in its content', async () => {
    const { server, signInAgain, directory, folder, options } = await setup(await newEnvironment())
    await server.stop()
    const { documents } = await documentsIn({ dataDir: folder })
    expect(await restore(options)).toMatchObject({ documents: 1 })
    const restored = await documentsIn(options)
    expect(restored.documents).toEqual([{ ...documents[0], epoch: expect.any(String) as string }])
    expect(restored.documents[0]?.epoch).not.toBe(documents[0]?.epoch)
    const doc = new Y.Doc()
    for (const { bytes } of restored.updates) Y.applyUpdate(doc, bytes)
    expect([documentEpoch(doc), documentSeq(doc)]).toEqual([restored.documents[0]?.epoch, documents[0]?.seq])
    await server.restart()
    await signInAgain()
    expect((await directory()).roles.map(({ name }) => name)).toEqual(['Before'])
  })

  it('[S1] a mutation from before the backup keeps its outcome, a later one is new', async () => {
    const { server, signInAgain, createRole, directory, options, before } = await setup(await newEnvironment())
    await server.stop()
    await restore(options)
    await server.restart()
    await signInAgain()
    expect(await createRole('Before', 'mutation-before')).toEqual(before)
    expect(await createRole('After', 'mutation-after')).toMatchObject({ outcomes: [{ outcome: 'accepted' }] })
    expect((await directory()).roles.map(({ name }) => name)).toEqual(['Before', 'After'])
  })

  it('[B13] no session of the backup is valid again', async () => {
    const { server, cookie, options } = await setup(await newEnvironment())
    expect((await server.call('/api/access', { cookie })).status).toBe(200)
    await server.stop()
    await restore(options)
    await server.restart()
    expect((await server.call('/api/access', { cookie })).status).toBe(401)
    expect((await server.call('/api/access', { cookie: await signIn(server) })).status).toBe(200)
  })

  it('[S8] data is replaced only with --replace, and never under a running server', async () => {
    const { server, directory, options } = await setup(await newEnvironment())
    await expect(restore(options)).rejects.toThrow(/^A server is running on .*: stop it first\.$/)
    await expect(restore({ ...options, replace: false })).rejects.toThrow(/./)
    expect((await directory()).roles).toHaveLength(2)
    expect(readdirSync(server.dataDir).filter((name) => name.startsWith('restoring-'))).toEqual([])
    await server.stop()
    await expect(restore({ ...options, replace: false })).rejects.toThrow(
      /: with --replace its data is lost, and the backup takes its place\.$/,
    )
  })

  it('[S8] a folder that is no backup and a wrong secret are reported in one line and change nothing', async () => {
    const { server, folder, options } = await setup(await newEnvironment())
    await server.stop()
    const { documents } = await documentsIn(options)
    const otherSecret = 'another secret of thirty-two characters'
    await expect(restore({ ...options, folder: tmpdir() })).rejects.toThrow(`${tmpdir()} holds no backup`)
    await expect(restore({ ...options, secret: otherSecret })).rejects.toThrow('KONTOR_SECRET is not the one')
    writeFileSync(join(folder, 'secret'), `${otherSecret}\n`)
    await expect(restore(options)).rejects.toThrow('The secret in the backup is not the one of its data')
    rmSync(join(folder, 'secret'))
    await expect(restore(options)).rejects.toThrow('The backup does not hold the secret')
    const manifest = JSON.parse(readFileSync(join(folder, 'backup.json'), 'utf8')) as object
    writeFileSync(join(folder, 'backup.json'), JSON.stringify({ ...manifest, format: 2 }))
    await expect(restore(options)).rejects.toThrow('it is damaged, or made by a newer version of Kontor')
    expect((await documentsIn(options)).documents).toEqual(documents)
  })
})

it('[S8] restores into an empty data folder, which need not exist', async () => {
  const { directory, server, folder } = await setup()
  const dataDir = join(mkdtempSync(join(tmpdir(), 'kontor-new-')), 'data')
  await restore({ dataDir, secret: null, folder, replace: false })
  expect(readdirSync(dataDir).sort()).toEqual(['kontor.sqlite', 'lock', 'secret'])
  expect(readFileSync(join(dataDir, 'secret'), 'utf8')).toBe(readFileSync(join(server.dataDir, 'secret'), 'utf8'))
  expect((await directory()).roles).toHaveLength(2)
})

it('[S8] a damaged database is replaced too', async () => {
  const { server, signInAgain, directory, options } = await setup()
  await server.stop()
  writeFileSync(join(server.dataDir, 'kontor.sqlite'), 'not a database any more, but long enough to look at')
  await restore(options)
  await server.restart()
  await signInAgain()
  expect((await directory()).roles.map(({ name }) => name)).toEqual(['Before'])
})

it('[S8] a backup whose database is truncated is refused, and changes nothing', async () => {
  const { server, folder, options } = await setup()
  await server.stop()
  const { documents } = await documentsIn(options)
  const bytes = readFileSync(join(folder, 'kontor.sqlite'))
  writeFileSync(join(folder, 'kontor.sqlite'), bytes.subarray(0, Math.floor(bytes.length / 2)))
  await expect(restore(options)).rejects.toThrow(/^The database of the backup is damaged/)
  expect((await documentsIn(options)).documents).toEqual(documents)
})

it('[DESIGN 14] a backup of either database is restored into the other', async () => {
  const [embedded = null, shared = null] = await Promise.all(
    eachDatabase.map(async ({ newEnvironment }) => (await newEnvironment())['KONTOR_DATABASE_URL'] ?? null),
  )
  for (const [from, to] of [
    [embedded, shared],
    [shared, embedded],
  ] as const) {
    const { folder } = await setup(from === null ? {} : { KONTOR_DATABASE_URL: from })
    const { documents } = await documentsIn({ dataDir: folder })
    const kept = { dataDir: join(mkdtempSync(join(tmpdir(), 'kontor-new-')), 'data'), databaseUrl: to, secret: null }
    await restore({ ...kept, folder, replace: false })
    const restored = await documentsIn(kept)
    expect(restored.documents).toEqual(documents.map((row) => ({ ...row, epoch: expect.any(String) as string })))
  }
})
