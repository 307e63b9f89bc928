import type { FileStorage } from '../ports/file-storage.ts'
import type { Http } from '../ports/http.ts'
import type { Ports } from '../ports/ports.ts'
import { memoryChannels } from './memory-channels.ts'
import { memoryClock, type MemoryClock } from './memory-clock.ts'
import { memoryDocumentStorage, type MemoryDocumentStorage } from './memory-document-storage.ts'
import { sha256Of } from '../sha256.ts'
import { memoryFileStorages } from './memory-file-storage.ts'
import { memoryLocks } from './memory-locks.ts'
import { memoryLoginStorages, type MemoryLoginStorages } from './memory-login-storage.ts'
import { memoryNetwork, type MemoryNetwork } from './memory-network.ts'

export interface MemoryBrowserOptions {
  readonly WebSocket: typeof WebSocket
  readonly http: Http
  readonly clock?: MemoryClock
}

/** A browser in memory. Its tabs share what the tabs of a real one share; `tab()` gives the ports of one of them. */
export interface MemoryBrowser {
  readonly clock: MemoryClock
  readonly network: MemoryNetwork
  readonly documents: MemoryDocumentStorage
  readonly storages: MemoryLoginStorages
  /** The storage of a login, as a test reads it. */
  readonly openStorage: MemoryLoginStorages['open']
  /** The files of a login that wait. */
  readonly openFiles: (loginId: string) => FileStorage
  tab(): Ports
}

export const memoryBrowser = ({ WebSocket, http, clock = memoryClock() }: MemoryBrowserOptions): MemoryBrowser => {
  const network = memoryNetwork()
  const documents = memoryDocumentStorage()
  const storages = memoryLoginStorages()
  const openStorage = storages.open
  const openFiles = memoryFileStorages()
  const sha256 = async (content: Uint8Array): Promise<string> => sha256Of(content)
  const locks = memoryLocks()
  const openChannel = memoryChannels()
  let ids = 0
  const newId = (): string => `made-here-${String((ids += 1)).padStart(4, '0')}`
  return {
    clock,
    network,
    documents,
    storages,
    openStorage,
    openFiles,
    tab: () => ({
      ...{ clock, newId, WebSocket, openStorage, documents, openFiles, sha256, locks, openChannel, http, network },
    }),
  }
}
