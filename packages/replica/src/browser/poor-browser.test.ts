import 'fake-indexeddb/auto'
import type { AccountId } from '@kontor/domain'
import { documentName } from '@kontor/protocol'
import { afterEach, expect, test, vi } from 'vitest'
import { openBrowserChannel } from './browser-channel.ts'
import { browserLocks } from './browser-locks.ts'
import { browserSha256 } from './browser-sha256.ts'
import { browserFileStorages } from './indexed-file-storage.ts'
import { openBrowserStorage } from './open-browser-storage.ts'

afterEach(() => vi.unstubAllGlobals())

function denied(): never {
  throw new DOMException('The operation is insecure.', 'SecurityError')
}
const nothing = () => ({ pending: [], tray: [] })

test.each<[string, () => void]>([
  ['is missing', () => vi.stubGlobal('indexedDB', undefined)],
  ['is null', () => vi.stubGlobal('indexedDB', null)],
  ['throws when it opens', () => vi.stubGlobal('indexedDB', { open: denied, deleteDatabase: denied })],
  [
    'throws when it is read',
    () => {
      vi.stubGlobal('indexedDB', undefined)
      Object.defineProperty(globalThis, 'indexedDB', { configurable: true, get: denied })
    },
  ],
])('[ISSUE 8] where IndexedDB %s, the page keeps what it needs in memory', async (_how, stub) => {
  stub()
  const open = openBrowserStorage()
  const storage = await open('login-0001', nothing)
  await storage.writeAccess('kept for this page')
  expect([storage.isDurable, await (await open('login-0001', nothing)).readAccess()]).toEqual([
    false,
    'kept for this page',
  ])
})

test('[ISSUE 8] with IndexedDB, the storage is durable', async () => {
  expect((await openBrowserStorage()('login-0002', nothing)).isDurable).toBe(true)
})

test('[ISSUE 8] where Web Locks are denied, the tab sends all the same', async () => {
  vi.stubGlobal('navigator', { locks: { request: () => Promise.reject(new DOMException('denied', 'SecurityError')) } })
  const held = vi.fn<() => void>()
  browserLocks().hold('name', held)
  await vi.waitFor(() => expect(held).toHaveBeenCalledTimes(1))
})

test('[S12] a tab that has left the line for a lock does not get it', async () => {
  const held = vi.fn<() => void>()
  browserLocks().hold('left-at-once', held)()
  await new Promise((resolve) => browserLocks().hold('left-at-once', () => resolve(undefined)))
  expect(held).not.toHaveBeenCalled()
})

test('[ISSUE 8] where channels between tabs are denied, nothing fails', () => {
  // Called with `new`, a function that throws is a constructor that throws.
  vi.stubGlobal('BroadcastChannel', denied.bind(null))
  const channel = openBrowserChannel('kontor/a')
  channel.listen(() => undefined)
  channel.post({ type: 'hello' })
  channel.close()
})

test('[ISSUE 9] where IndexedDB is missing, the files that wait are in memory, for all tabs of the page', async () => {
  vi.stubGlobal('indexedDB', { open: denied, deleteDatabase: denied })
  const open = browserFileStorages()
  const document = documentName({ kind: 'section', accountId: 'account-main' as AccountId, key: 'processes' })
  const place = { document, sha256: 'a'.repeat(64) }
  await open('login-0003').add({ ...place, name: 'a.pdf', bytes: 1, keptAt: 1 }, new Uint8Array([7]))
  expect(await open('login-0003').read(place)).toEqual(new Uint8Array([7]))
  await open('login-0003').erase()
  expect(await open('login-0003').entries()).toEqual([])
})

test('[S19] a page over plain http computes the same digest as one over https', async () => {
  const content = new TextEncoder().encode('abc')
  const expected = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
  expect(await browserSha256(content)).toBe(expected)
  vi.stubGlobal('crypto', {})
  expect(await browserSha256(content)).toBe(expected)
})
