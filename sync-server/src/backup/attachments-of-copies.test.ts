import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { createAttachments } from '../attachments/attachments.ts'
import { fileContents } from '../attachments/file-contents.ts'
import { openDataFolder } from '../data-folder/open-data-folder.ts'
import { commit, entry, mewa, mewaMain, register, section } from '../testing/store-samples.ts'
import { testPostgres } from '../testing/test-postgres.ts'
import { backUp } from './back-up.ts'
import { restore } from './restore.ts'

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** A data folder with two files of the mail section: a record mentions the first one. */
const setup = async () => {
  const parent = mkdtempSync(join(tmpdir(), 'kontor-attachments-'))
  const own = { dataDir: join(parent, 'data'), secret: null }
  const folder = join(parent, 'monday')
  mkdirSync(own.dataDir)
  const { database, store } = await openDataFolder(own)
  await register(store, mewa, { accounts: [mewaMain], update: Y.encodeStateAsUpdate(new Y.Doc()) })
  await store.load(section)
  const attachments = createAttachments({ store, contents: fileContents(own.dataDir), now: () => 1 })
  for (const text of ['mentioned', 'orphaned'])
    await attachments.add(section, mewa, { name: text, sha256: digestOf(text), content: Buffer.from(text) })
  await store.append(commit(section, 0, { entries: [entry(1)], attachments: [digestOf('mentioned')] }))
  await store.close()
  database.close()
  const contentIn = (dataDir: string, text: string): string | null => {
    try {
      return readFileSync(join(dataDir, 'attachments', mewa, digestOf(text)), 'utf8')
    } catch {
      return null
    }
  }
  return { parent, own, folder, contentIn }
}

it('[DESIGN 10] a backup holds the attachments, and restoring brings them back', async () => {
  const { parent, own, folder, contentIn } = await setup()
  expect(await backUp({ ...own, folder, now: 1 })).toMatchObject({ attachmentsMissing: 0 })
  expect(contentIn(folder, 'mentioned')).toBe('mentioned')
  const other = join(parent, 'other')
  await restore({ dataDir: other, secret: null, folder, replace: false })
  expect([contentIn(other, 'mentioned'), contentIn(other, 'orphaned')]).toEqual(['mentioned', 'orphaned'])
  const { database, store } = await openDataFolder({ dataDir: other, secret: null })
  const attachments = createAttachments({ store, contents: fileContents(other), now: () => 1 })
  const read = await attachments.read(section, mewa, digestOf('mentioned'))
  expect(Buffer.from(read?.content ?? []).toString()).toBe('mentioned')
  database.close()
})

it('[DESIGN 10] a backup says how many mentioned files are missing, and is made all the same', async () => {
  const { own, folder, contentIn } = await setup()
  rmSync(join(own.dataDir, 'attachments'), { recursive: true })
  expect(await backUp({ ...own, folder, now: 1 })).toMatchObject({ organizations: 1, attachmentsMissing: 1 })
  expect(contentIn(folder, 'mentioned')).toBe(null)
})

it('[DESIGN 14] a backup of PostgreSQL holds the attachments of the database, and restoring brings them back', async () => {
  const { parent, own, folder, contentIn } = await setup()
  await backUp({ ...own, folder, now: 1 })
  const shared = { ...own, databaseUrl: await (await testPostgres()).newDatabase() }
  await restore({ ...shared, dataDir: join(parent, 'shared'), folder, replace: false })
  const again = join(parent, 'tuesday')
  expect(await backUp({ ...shared, folder: again, now: 1 })).toMatchObject({ attachmentsMissing: 0 })
  expect([contentIn(again, 'mentioned'), contentIn(again, 'orphaned')]).toEqual(['mentioned', 'orphaned'])
})
