import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { SettingsError } from '../settings/settings.ts'
import { FolderInUse, lockDataFolder } from './folder-lock.ts'

const newFolder = () => mkdtempSync(join(tmpdir(), 'kontor-lock-'))

it('[F9] a data folder is locked by one server at a time, also within one process', () => {
  const folder = newFolder()
  const lock = lockDataFolder(folder)
  expect(() => lockDataFolder(folder)).toThrow(
    new FolderInUse('KONTOR_DATA_DIR is in use by another server: stop that one, or name another folder.'),
  )
  lock.release()
  lockDataFolder(folder).release()
})

it('[F9] a killed server releases its folder', async () => {
  const folder = newFolder()
  const held = `import { lockDataFolder } from ${JSON.stringify(join(import.meta.dirname, 'folder-lock.ts'))}
    lockDataFolder(${JSON.stringify(folder)}).markUsed()
    process.stdout.write('held')
    setInterval(() => undefined, 1_000)`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', held])
  await once(child.stdout, 'data')
  expect(() => lockDataFolder(folder)).toThrow(FolderInUse)
  child.kill('SIGKILL')
  await once(child, 'exit')
  const lock = lockDataFolder(folder)
  expect(lock.wasUsed).toBe(true)
  lock.release()
})

it('[F9] a folder counts as used once it is marked, and not before', () => {
  const folder = join(newFolder(), 'new')
  const first = lockDataFolder(folder)
  expect([first.wasUsed, existsSync(join(folder, 'lock'))]).toEqual([false, true])
  first.release()
  const second = lockDataFolder(folder)
  expect(second.wasUsed).toBe(false)
  second.markUsed()
  expect(() => lockDataFolder(folder)).toThrow(FolderInUse)
  second.release()
  const third = lockDataFolder(folder)
  expect(third.wasUsed).toBe(true)
  third.release()
})

it('[F9] a folder that cannot be used stops the start with one line', () => {
  expect(() => lockDataFolder('/dev/null/data')).toThrow(SettingsError)
})
