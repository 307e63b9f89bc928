import { expect, test } from 'vitest'
import { documentStorageContract } from '../testing/document-storage-contract.ts'
import { fileStorageContract } from '../testing/file-storage-contract.ts'
import { loginStorageContract } from '../testing/login-storage-contract.ts'
import { tabsContract } from '../testing/tabs-contract.ts'
import { memoryChannels } from './memory-channels.ts'
import { memoryClock } from './memory-clock.ts'
import { memoryDocumentStorage } from './memory-document-storage.ts'
import { memoryFileStorages } from './memory-file-storage.ts'
import { memoryLocks } from './memory-locks.ts'
import { memoryLoginStorages } from './memory-login-storage.ts'

const storages = memoryLoginStorages()
loginStorageContract('memory', { open: storages.open, clear: async (loginId) => storages.clear(loginId) })
documentStorageContract('memory', memoryDocumentStorage())
fileStorageContract('memory', memoryFileStorages())
tabsContract('memory', memoryLocks(), memoryChannels())

test('[S3] the clock in memory runs what is due, in order of time, and what that asks for on the way', () => {
  const clock = memoryClock(1_000)
  const ran: [string, number][] = []
  clock.after(30, () => ran.push(['late', clock.now()]))
  const prevent = clock.after(5, () => ran.push(['prevented', clock.now()]))
  clock.after(10, () => clock.after(10, () => ran.push(['nested', clock.now()])))
  prevent()
  clock.advance(29)
  expect([ran, clock.now()]).toEqual([[['nested', 1_020]], 1_029])
  clock.advance(1)
  expect(ran.at(-1)).toEqual(['late', 1_030])
})
