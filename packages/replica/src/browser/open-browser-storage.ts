import { memoryLoginStorages } from '../memory/memory-login-storage.ts'
import type { OpenLoginStorage } from '../ports/login-storage.ts'
import { openIndexedLoginStorage } from './indexed-login-storage.ts'

/**
 * IndexedDB, or the page's memory where the browser has no IndexedDB or does not open it: in some private windows, with
 * cookies blocked, with a damaged profile, or while a page of an older version keeps it open.
 */
export const openBrowserStorage = (): OpenLoginStorage => {
  const memory = memoryLoginStorages({ isDurable: false })
  return (loginId, known, onOutdated) =>
    openIndexedLoginStorage(loginId, known, onOutdated).catch(() => memory.open(loginId, known))
}
