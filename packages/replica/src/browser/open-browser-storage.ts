import { memoryLoginStorages } from '../memory/memory-login-storage.ts'
import type { OpenLoginStorage } from '../ports/login-storage.ts'
import { openIndexedLoginStorage } from './indexed-login-storage.ts'

/**
 * IndexedDB, or the page's memory where the browser has no IndexedDB or does not open it: in some private windows, with
 * cookies blocked, or with a damaged profile.
 */
export const openBrowserStorage = (): OpenLoginStorage => {
  const memory = memoryLoginStorages({ isDurable: false })
  return (loginId, known) => openIndexedLoginStorage(loginId, known).catch(() => memory.open(loginId, known))
}
