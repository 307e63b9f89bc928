import { mkdirSync, mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OrganizationId } from '@kontor/domain'
import { expect, it } from 'vitest'
import { contentsContract } from '../testing/contents-contract.ts'
import { emptyPostgres } from '../testing/test-postgres.ts'
import { databaseContents } from './database-contents.ts'
import { fileContents } from './file-contents.ts'
import { memoryContents } from './memory-contents.ts'

const newDataDir = (): string => mkdtempSync(join(tmpdir(), 'kontor-contents-'))

contentsContract('memory', memoryContents)
contentsContract('a data folder', () => fileContents(newDataDir()))
const open = emptyPostgres()
contentsContract('PostgreSQL', async () => databaseContents(await open()))

const mewa = 'mewa-0001' as OrganizationId

it('[S3] a content that was not written to its end is under no digest', async () => {
  const dataDir = newDataDir()
  mkdirSync(join(dataDir, 'attachments', mewa), { recursive: true })
  writeFileSync(join(dataDir, 'attachments', mewa, 'unfinished-1'), 'half')
  expect(await fileContents(dataDir).list()).toEqual([])
})

it('[DESIGN 7] files of attachments are for the server alone', async () => {
  const dataDir = newDataDir()
  await fileContents(dataDir).write(mewa, 'a'.repeat(64), new Uint8Array([1]))
  const folder = join(dataDir, 'attachments', mewa)
  expect(readdirSync(folder)).toEqual(['a'.repeat(64)])
  expect(statSync(join(folder, 'a'.repeat(64))).mode & 0o077).toBe(0)
})
