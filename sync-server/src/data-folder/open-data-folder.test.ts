import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { openDataFolder } from './open-data-folder.ts'

const secretOfOperator = 'a secret from the environment of the server'

/** The folder of a server that has run and was closed. */
const setup = async (secret: string | null = null) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'kontor-folder-'))
  const settings = { dataDir, secret }
  const folder = await openDataFolder(settings)
  await folder.store.close()
  // Many pages of content, so that damage has a place.
  folder.database.exec('create table filler (id integer primary key, content text)')
  folder.database.exec(`with recursive n(i) as (values(1) union all select i + 1 from n where i < 500)
    insert into filler (content) select hex(randomblob(500)) from n`)
  folder.database.close()
  const path = join(dataDir, 'kontor.sqlite')
  const open = async (options = {}) => {
    const opened = await openDataFolder(settings, options)
    opened.database.close()
    return opened
  }
  return { dataDir, path, open, firstSecret: folder.secret }
}
const missing =
  'KONTOR_DATA_DIR has held the data of a server, but its database is missing or empty: ' +
  'restore a backup, or empty the folder to start with a new server.'

const unusable = /^KONTOR_DATA_DIR cannot be used: the folder or its database does not open \([A-Z_]+\)\.$/

it('[F9] a folder that a server has used opens again with the same secret', async () => {
  const { open, firstSecret } = await setup()
  expect((await open({ wasUsed: true })).secret).toBe(firstSecret)
})

it.each([
  ['missing', (path: string) => rmSync(path)],
  ['empty', (path: string) => truncateSync(path)],
])('[F9] a database that is %s beside a kept secret stops the start', async (_how, damage) => {
  const { path, open } = await setup()
  damage(path)
  await expect(open()).rejects.toThrow(missing)
})

it('[F9] a missing database stops the start of a used folder, when the secret is kept elsewhere too', async () => {
  const { path, open } = await setup(secretOfOperator)
  rmSync(path)
  await expect(open({ wasUsed: true })).rejects.toThrow(missing)
})

it('[F9] a first start that was interrupted before it had its secret starts again', async () => {
  const { dataDir, open } = await setup()
  rmSync(join(dataDir, 'secret'))
  expect((await open()).secret).toHaveLength(43)
})

it.each([
  ['its header', 0],
  ['its pages', 3 * 4096],
])('[F9] noise within %s stops the start with one line', async (_where, from) => {
  const { path, open } = await setup()
  const bytes = readFileSync(path)
  for (let at = from; at < Math.min(bytes.length, from + 20 * 4096); at += 1) bytes[at] = (at * 31 + 7) % 256
  writeFileSync(path, bytes)
  const problem = await open().catch((error: unknown) => (error as Error).message)
  expect(problem).toMatch(/^KONTOR_DATA_DIR holds a damaged database \([^\n]+\): restore a backup\.$/)
})

it.each([
  ['cut in the middle of its pages', (path: string) => truncateSync(path, 20 * 4096)],
  ['cut in the middle of a page', (path: string) => truncateSync(path, 3 * 4096 + 100)],
  ['another kind of file', (path: string) => writeFileSync(path, 'invoices of November\n'.repeat(400))],
])('[F9] a database that is %s stops the start with one line, and stays as it is', async (_how, damage) => {
  const { path, open } = await setup()
  damage(path)
  const before = readFileSync(path)
  const problem = await open().catch((error: unknown) => (error as Error).message)
  expect(problem).toMatch(/^KONTOR_DATA_DIR holds a damaged database \([^\n]+\): restore a backup\.$/)
  expect(readFileSync(path).equals(before)).toBe(true)
})

it('[F9] a database of a newer server stops the start with one line, and stays as it is', async () => {
  const { path, open } = await setup()
  const database = new DatabaseSync(path)
  database.exec("insert into kysely_migration (name, timestamp) values ('999-of-a-later-version', '2031')")
  database.close()
  const before = readFileSync(path)
  await expect(open()).rejects.toThrow(
    'KONTOR_DATA_DIR was written by a newer version of the server: start that version, or restore an older backup.',
  )
  expect(readFileSync(path).equals(before)).toBe(true)
})

it('[F9] a database of another program stops the start with one line, and receives no tables', async () => {
  const { dataDir, path, open } = await setup()
  rmSync(path)
  const foreign = new DatabaseSync(path)
  foreign.exec('create table invoices (id integer primary key)')
  await expect(open()).rejects.toThrow(missing)
  rmSync(join(dataDir, 'secret'))
  await expect(open()).rejects.toThrow(
    'KONTOR_DATA_DIR holds a file kontor.sqlite of another program: name another folder, or move that file away.',
  )
  expect(foreign.prepare('select name from sqlite_master').all()).toEqual([{ name: 'invoices' }])
  foreign.close()
})

it('[F9] a folder in the place of the database, and one that is a file, stop the start with one line', async () => {
  const { dataDir, path, open } = await setup()
  rmSync(path)
  mkdirSync(path)
  await expect(open()).rejects.toThrow(unusable)
  rmSync(dataDir, { recursive: true })
  writeFileSync(dataDir, 'no folder')
  await expect(open()).rejects.toThrow(unusable)
})

it('[F9] a folder without write access stops the start with one line', async () => {
  // A folder of the system itself, which root cannot write to either.
  await expect(openDataFolder({ dataDir: '/proc/1', secret: null })).rejects.toThrow(unusable)
})

it.each([
  ['empty', (path: string) => truncateSync(path)],
  ['cut short', (path: string) => truncateSync(path, 20)],
  ['a folder', (path: string) => (rmSync(path), mkdirSync(path))],
  ['a link to nowhere', (path: string) => (rmSync(path), symlinkSync('/nowhere/secret', path))],
])('[F9] a secret that is %s stops the start with one line', async (_how, damage) => {
  const { dataDir, open } = await setup()
  damage(join(dataDir, 'secret'))
  await expect(open()).rejects.toThrow(
    /^The file "secret" in KONTOR_DATA_DIR is (damaged|unreadable \([A-Z]+\)): [^\n]+$/,
  )
})

it('[F9] a new folder is readable by its own user alone', async () => {
  const dataDir = join(mkdtempSync(join(tmpdir(), 'kontor-folder-')), 'data')
  const { database } = await openDataFolder({ dataDir, secret: null })
  database.close()
  expect([statSync(dataDir).mode & 0o777, statSync(join(dataDir, 'secret')).mode & 0o777]).toEqual([0o700, 0o600])
})
