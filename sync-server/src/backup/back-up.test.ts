import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it, onTestFinished } from 'vitest'
import { eachDatabase } from '../testing/each-database.ts'
import { registrationOf } from '../testing/open-test-app.ts'
import { openTestServer } from '../testing/open-test-server.ts'
import { testPostgres } from '../testing/test-postgres.ts'
import { backUp } from './back-up.ts'

const now = Date.UTC(2026, 10, 22, 12)

const setup = async (environment: Record<string, string>) => {
  const server = await openTestServer(environment)
  onTestFinished(() => server.close())
  const { cookie, body } = await server.call('/api/organizations', { body: registrationOf('halina') })
  const { organizationId } = body as { organizationId: string }
  const createRole = async (name: string): Promise<void> => {
    const args = { roleId: crypto.randomUUID(), name, rights: ['mail'] }
    const mutations = [{ id: crypto.randomUUID(), name: 'createRole', args }]
    await server.call(`/api/documents/directory/${organizationId}/mutations`, { cookie, body: { mutations } })
  }
  const folder = join(mkdtempSync(join(tmpdir(), 'kontor-backup-')), 'monday')
  const databaseUrl = environment['KONTOR_DATABASE_URL'] ?? null
  return { server, createRole, folder, options: { dataDir: server.dataDir, databaseUrl, secret: null, folder, now } }
}

/** The seq of each document, the number of entries in its log, and how many of them created a role. */
const documentsIn = (folder: string): readonly Record<string, unknown>[] => {
  const database = new DatabaseSync(join(folder, 'kontor.sqlite'), { readOnly: true })
  const rows = database
    .prepare(
      `select seq, (select count(*) from log where document = documents.name) as logged,
         (select count(*) from log where document = documents.name and log.name = 'createRole') as roles from documents`,
    )
    .all()
  database.close()
  return rows.map((row) => ({ ...row }))
}

describe.each(eachDatabase)('on $database', ({ newEnvironment }) => {
  it('[S3] a running server is backed up with its secret, in files that its own user alone can read', async () => {
    const { server, createRole, folder, options } = await setup(await newEnvironment())
    await createRole('Recepcja')
    expect(await backUp(options)).toEqual({ organizations: 1, documents: 1, holdsSecret: true, attachmentsMissing: 0 })
    await createRole('Later than the backup')
    expect(readdirSync(folder).sort()).toEqual(['backup.json', 'kontor.sqlite', 'secret'])
    expect(readFileSync(join(folder, 'secret'), 'utf8')).toBe(readFileSync(join(server.dataDir, 'secret'), 'utf8'))
    expect(JSON.parse(readFileSync(join(folder, 'backup.json'), 'utf8'))).toEqual({
      format: 1,
      madeAt: '2026-11-22T12:00:00.000Z',
      secretFingerprint: expect.stringMatching(/^[\w-]{16}$/) as string,
    })
    expect(statSync(folder).mode & 0o077).toBe(0)
    expect(statSync(join(folder, 'secret')).mode & 0o077).toBe(0)
    const [document] = documentsIn(folder)
    expect(document?.['logged']).toBe(document?.['seq'])
    expect(document?.['roles']).toBe(1)
  })

  it('[S3] a write during the backup is in it whole or not at all', async () => {
    const { createRole, folder, options } = await setup(await newEnvironment())
    const writing = Array.from({ length: 40 }, (_, at) => createRole(`Role ${at}`))
    for (let at = 0; at < 5; at += 1) {
      await writing[at * 8]
      await backUp({ ...options, folder: `${folder}-${at}` })
    }
    await Promise.all(writing)
    for (let at = 0; at < 5; at += 1) {
      const [document] = documentsIn(`${folder}-${at}`)
      expect(document?.['logged']).toBe(document?.['seq'])
      expect(document?.['seq']).toBeGreaterThan(at * 8)
    }
  })

  it('[S3] a secret that the operator keeps elsewhere stays there', async () => {
    const { folder, options } = await setup(await newEnvironment())
    const secret = 'a secret of at least thirty-two characters'
    expect(await backUp({ ...options, secret })).toMatchObject({ holdsSecret: false })
    expect(readdirSync(folder).sort()).toEqual(['backup.json', 'kontor.sqlite'])
  })
})

it('[S3] a backup folder that is not empty and a data folder without data are each named in one line', async () => {
  const { folder, options } = await setup({})
  mkdirSync(folder)
  writeFileSync(join(folder, 'letter.txt'), 'Keep me')
  await expect(backUp(options)).rejects.toThrow(`${folder} is not empty: name a folder that does not exist yet.`)
  expect(readdirSync(folder)).toEqual(['letter.txt'])
  const nothing = mkdtempSync(join(tmpdir(), 'kontor-nothing-'))
  const elsewhere = `${folder}-2`
  await expect(backUp({ ...options, dataDir: nothing, secret: 'x'.repeat(32), folder: elsewhere })).rejects.toThrow(
    `${nothing} holds no data of Kontor: check KONTOR_DATA_DIR, or start the server once.`,
  )
  expect([existsSync(elsewhere), existsSync(`${elsewhere}.unfinished`)]).toEqual([false, false])
})

it('[DESIGN 14] a PostgreSQL database without data is named in one line', async () => {
  const { folder, options } = await setup({})
  const databaseUrl = await (await testPostgres()).newDatabase()
  await expect(backUp({ ...options, databaseUrl })).rejects.toThrow(
    'KONTOR_DATABASE_URL names a database without data of this version: start the server once.',
  )
  expect(existsSync(folder)).toBe(false)
})
