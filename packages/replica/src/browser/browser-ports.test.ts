import 'fake-indexeddb/auto'
import { OrganizationIdSchema } from '@kontor/domain'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { documentStorageContract } from '../testing/document-storage-contract.ts'
import { loginStorageContract } from '../testing/login-storage-contract.ts'
import { tabsContract } from '../testing/tabs-contract.ts'
import { openBrowserChannel } from './browser-channel.ts'
import { browserLocks } from './browser-locks.ts'
import { indexedDocumentStorage } from './indexed-document-storage.ts'
import { openIndexedLoginStorage } from './indexed-login-storage.ts'
import { newId } from './new-id.ts'

loginStorageContract('IndexedDB', openIndexedLoginStorage)
documentStorageContract('y-indexeddb', indexedDocumentStorage)
tabsContract('Web Locks and BroadcastChannel', browserLocks(), openBrowserChannel)

test('[S1] ids are well formed and do not repeat', () => {
  const ids = Array.from({ length: 1_000 }, newId)
  expect(ids.filter((id) => !v.is(OrganizationIdSchema, id))).toEqual([])
  expect(new Set(ids).size).toBe(1_000)
})

test('[S13] erasing goes on though another tab has the storage open and does not hear of it', async () => {
  const [mine, deaf] = [await openIndexedLoginStorage('login-deaf'), await openIndexedLoginStorage('login-deaf')]
  await deaf.writeAccess('kept')
  await mine.erase()
  await expect(deaf.readAccess()).rejects.toThrow()
  expect(await (await openIndexedLoginStorage('login-deaf')).readAccess()).toBe(null)
})
