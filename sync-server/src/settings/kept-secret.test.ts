import { mkdtempSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { keptSecret } from './kept-secret.ts'

const setup = () => mkdtempSync(join(tmpdir(), 'kontor-secret-'))

it('[DESIGN 7] the secret is created once and read again', async () => {
  const dataDir = setup()
  const first = await keptSecret(dataDir)
  expect(first).toMatch(/^[A-Za-z0-9_-]{43}$/)
  expect(await keptSecret(dataDir)).toBe(first)
})

it('[DESIGN 7] only the server’s user can read it', async () => {
  const dataDir = setup()
  await keptSecret(dataDir)
  expect(statSync(join(dataDir, 'secret')).mode & 0o777).toBe(0o600)
})

it('[DESIGN 7] every data folder has its own', async () => {
  expect(await keptSecret(setup())).not.toBe(await keptSecret(setup()))
})

it('[DESIGN 7] a damaged file stops the start instead of weakening it', async () => {
  const dataDir = setup()
  writeFileSync(join(dataDir, 'secret'), '')
  await expect(keptSecret(dataDir)).rejects.toThrow('damaged')
})
