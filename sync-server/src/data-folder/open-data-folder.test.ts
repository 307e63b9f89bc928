import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openDataFolder } from './open-data-folder.ts'

const secretOfOperator = 'a secret from the environment of the server'

/** The folder of a server that has run, at rest. */
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
  'restore a backup, or empty the folder to begin anew.'

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

it('[F9] so does a missing database when the secret is kept elsewhere, in a folder that was used', async () => {
  const { path, open } = await setup(secretOfOperator)
  rmSync(path)
  await expect(open({ wasUsed: true })).rejects.toThrow(missing)
})

it('[F9] a first start that was cut short before its secret begins again', async () => {
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

it('[F9] a new folder is for its own user alone', async () => {
  const dataDir = join(mkdtempSync(join(tmpdir(), 'kontor-folder-')), 'data')
  const { database } = await openDataFolder({ dataDir, secret: null })
  database.close()
  expect([statSync(dataDir).mode & 0o777, statSync(join(dataDir, 'secret')).mode & 0o777]).toEqual([0o700, 0o600])
})
