import 'fake-indexeddb/auto'
import { forceCloseDatabase } from 'fake-indexeddb'
import { OrganizationIdSchema } from '@kontor/domain'
import { deleteDB } from 'idb'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { documentStorageContract } from '../testing/document-storage-contract.ts'
import { fileStorageContract } from '../testing/file-storage-contract.ts'
import { loginStorageContract } from '../testing/login-storage-contract.ts'
import { tabsContract } from '../testing/tabs-contract.ts'
import { openBrowserChannel } from './browser-channel.ts'
import { browserLocks } from './browser-locks.ts'
import { indexedDocumentStorage } from './indexed-document-storage.ts'
import { browserFileStorages, indexedFileStorage } from './indexed-file-storage.ts'
import { openIndexedLoginStorage } from './indexed-login-storage.ts'
import { newId } from './new-id.ts'

const connections = new Set<IDBDatabase>()
const { open } = indexedDB
indexedDB.open = (...args) => {
  const request = open.apply(indexedDB, args)
  request.addEventListener('success', () => connections.add(request.result))
  return request
}

/** What a browser does when the person clears the data of the site: connections end, then the databases go. */
const clearDatabase = async (name: string): Promise<void> => {
  for (const connection of connections) if (connection.name === name) forceCloseDatabase(connection as never)
  await deleteDB(name)
}

loginStorageContract('IndexedDB', {
  open: openIndexedLoginStorage,
  clear: (loginId) => clearDatabase(`kontor/${loginId}`),
})
documentStorageContract('y-indexeddb', indexedDocumentStorage)
fileStorageContract('IndexedDB for files', indexedFileStorage)
fileStorageContract('what a browser has for files', browserFileStorages())
tabsContract('Web Locks and BroadcastChannel', browserLocks(), openBrowserChannel)

test('[S1] ids are well formed and do not repeat', () => {
  const ids = Array.from({ length: 1_000 }, newId)
  expect(ids.filter((id) => !v.is(OrganizationIdSchema, id))).toEqual([])
  expect(new Set(ids).size).toBe(1_000)
})

test('[S13] erasing goes on though another tab has the storage open and receives nothing of it', async () => {
  const openDeaf = () => openIndexedLoginStorage('login-deaf', () => ({ pending: [], tray: [] }))
  const [mine, deaf] = [await openDeaf(), await openDeaf()]
  await deaf.writeAccess('kept')
  await mine.erase()
  await expect(deaf.readAccess()).rejects.toThrow()
  expect(await (await openDeaf()).readAccess()).toBe(null)
})
